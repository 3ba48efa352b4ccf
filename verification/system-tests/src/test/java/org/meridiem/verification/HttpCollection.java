package org.meridiem.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// A `.http` file as the REST clients of editors (VS Code, IntelliJ, httpyac) read it, and what comes of sending its requests in their order.
///
/// Understood are `###` between requests, `@name = value`, `# @name request`, `{{name}}`, `{{request.response.body.$.a.b[0]}}`,
/// `{{request.response.headers.ETag}}`, `{{$guid}}`, `{{$timestamp}}`, `{{$datetime iso8601 2 h}}` and a body out of a file, `< ./name`. Two comments
/// are ours: `# Answers 409` where the answer is to be that and not a success, and `# Until "text"` on a request to repeat until it says so.
final class HttpCollection {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern FILE_VARIABLE = Pattern.compile("@([A-Za-z]\\w*)\\s*=\\s*(.*)");
    private static final Pattern DATETIME = Pattern.compile("\\$datetime iso8601(?: (-?\\d+) ([smhd]))?");
    private static final Pattern REQUEST_LINE = Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE) (\\S.*)");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path file;
    private final UnaryOperator<String> addresses;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, HttpResponse<byte[]>> answers = new HashMap<>();

    /// @param addresses turns the printed addresses into those of the cluster at hand
    HttpCollection(Path file, UnaryOperator<String> addresses) {
        this.file = file;
        this.addresses = addresses;
    }

    /// One line for each request: its title and the status.
    ///
    /// @throws AssertionError when an answer is not what the file says
    List<String> send() throws IOException {
        List<String> log = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String part : ("\n" + Files.readString(file)).split("\n###")) {
                Request request = read(part);
                if (request != null) {
                    log.add(send(client, request));
                }
            }
        }
        return log;
    }

    private String send(HttpClient client, Request request) {
        HttpResponse<byte[]> answer = Newsroom.await(PATIENCE)
                .alias("%s, %s".formatted(file.getFileName(), request.title()))
                .until(() -> expected(client, request),
                        found -> request.until() == null || text(found).contains(request.until()));
        if (request.name() != null) {
            answers.put(request.name(), answer);
        }
        return request.title() + " " + answer.statusCode();
    }

    private HttpResponse<byte[]> expected(HttpClient client, Request request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(http(request), HttpResponse.BodyHandlers.ofByteArray());
        boolean expected = request.status() == null
                ? answer.statusCode() / 100 == 2
                : answer.statusCode() == request.status();
        if (!expected) {
            throw new AssertionError("%s, %s: %d %s".formatted(file.getFileName(), request.title(),
                    answer.statusCode(), text(answer)));
        }
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpRequest http(Request request) throws IOException {
        HttpRequest.Builder builder = HttpRequest
                .newBuilder(URI.create(filled(request.address()).replace(" ", "%20"))).timeout(PATIENCE);
        request.headers().forEach((name, value) -> builder.header(name, filled(value)));
        return builder.method(request.method(), HttpRequest.BodyPublishers.ofByteArray(body(request))).build();
    }

    private byte[] body(Request request) throws IOException {
        // As clients do: RFC 2046 wants both characters.
        boolean multipart = request.headers().getOrDefault("Content-Type", "").startsWith("multipart/");
        byte[] lineEnd = (multipart ? "\r\n" : "\n").getBytes(StandardCharsets.US_ASCII);
        List<String> lines = request.body();
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            bytes.write(line.startsWith("< ")
                    ? Files.readAllBytes(file.resolveSibling(line.substring(2).strip()))
                    : filled(line).getBytes(StandardCharsets.UTF_8));
            if (i < lines.size() - 1) {
                bytes.write(lineEnd);
            }
        }
        return bytes.toByteArray();
    }

    private @Nullable Request read(String part) {
        List<String> lines = part.lines().toList();
        var request = new RequestBuilder(lines.isEmpty() ? "" : lines.getFirst().strip());
        int i = 1;
        for (; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher variable = FILE_VARIABLE.matcher(line);
            Matcher start = REQUEST_LINE.matcher(line);
            if (line.startsWith("#")) {
                request.note(line.substring(1).strip());
            } else if (variable.matches()) {
                variables.put(variable.group(1), addresses.apply(variable.group(2)));
            } else if (start.matches()) {
                request.method = start.group(1);
                request.address = start.group(2);
                break;
            } else if (!line.isEmpty()) {
                throw new AssertionError(file.getFileName() + " has a line that is no request: " + line);
            }
        }
        if (request.method.isEmpty()) {
            return null;
        }
        for (i++; i < lines.size() && !lines.get(i).isBlank(); i++) {
            String line = lines.get(i);
            if (line.startsWith("  ") && (line.strip().startsWith("?") || line.strip().startsWith("&"))) {
                request.address += line.strip();
            } else {
                int colon = line.indexOf(':');
                request.headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        List<String> body = i < lines.size() ? new ArrayList<>(lines.subList(i + 1, lines.size())) : List.of();
        while (!body.isEmpty() && body.getLast().isBlank()) {
            body.removeLast();
        }
        return request.build(body);
    }

    private String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1).strip())));
    }

    private String value(String expression) {
        Matcher datetime = DATETIME.matcher(expression);
        if (expression.equals("$guid")) {
            return UUID.randomUUID().toString();
        } else if (expression.equals("$timestamp")) {
            return Long.toString(Instant.now().getEpochSecond());
        } else if (datetime.matches()) {
            long amount = datetime.group(1) == null ? 0 : Long.parseLong(datetime.group(1));
            return Instant.now().plus(amount, unit(datetime.group(2))).truncatedTo(ChronoUnit.SECONDS).toString();
        }
        int part = expression.indexOf(".response.");
        if (part < 0) {
            String value = variables.get(expression);
            if (value == null) {
                throw new AssertionError(file.getFileName() + " does not say what {{" + expression + "}} is");
            }
            return filled(value);
        }
        HttpResponse<byte[]> answer = answers.get(expression.substring(0, part));
        if (answer == null) {
            throw new AssertionError(file.getFileName() + " has no answer for {{" + expression + "}}");
        }
        String rest = expression.substring(part + ".response.".length());
        if (rest.startsWith("headers.")) {
            String header = rest.substring("headers.".length());
            return answer.headers().firstValue(header).orElseThrow(
                    () -> new AssertionError(file.getFileName() + ": the answer has no header " + header));
        }
        return member(answer, rest.substring("body.".length()), expression);
    }

    private String member(HttpResponse<byte[]> answer, String path, String expression) {
        try {
            String pointer = path.replaceFirst("^\\$", "").replaceAll("\\[(\\d+)]", ".$1").replace('.', '/');
            JsonNode value = JSON.readTree(answer.body()).at(JsonPointer.compile(pointer));
            if (value.isMissingNode()) {
                throw new AssertionError("%s: there is no {{%s}} in %s".formatted(file.getFileName(), expression,
                        text(answer)));
            }
            return value.isTextual() ? value.textValue() : value.toString();
        } catch (IOException e) {
            throw new AssertionError(file.getFileName() + ": the answer for {{" + expression + "}} is no JSON", e);
        }
    }

    private static ChronoUnit unit(@Nullable String letter) {
        return switch (letter == null ? "s" : letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> ChronoUnit.SECONDS;
        };
    }

    /// @param status expected, null for any success
    /// @param until  what the answer says in the end, null to send once
    private record Request(String title, @Nullable String name, @Nullable Integer status, @Nullable String until,
            String method, String address, Map<String, String> headers, List<String> body) {
    }

    private static final class RequestBuilder {

        private final String title;
        private final Map<String, String> headers = new HashMap<>();
        private String method = "";
        private String address = "";
        private @Nullable String name;
        private @Nullable Integer status;
        private @Nullable String until;

        private RequestBuilder(String title) {
            this.title = title;
        }

        private void note(String comment) {
            if (comment.startsWith("@name ")) {
                name = comment.substring("@name ".length()).strip();
            } else if (comment.toLowerCase(Locale.ROOT).startsWith("answers ")) {
                status = Integer.valueOf(comment.replaceAll("\\D*(\\d{3}).*", "$1"));
            } else if (comment.startsWith("Until \"")) {
                until = comment.substring("Until \"".length(), comment.lastIndexOf('"'));
            }
        }

        private Request build(List<String> body) {
            return new Request(title, name, status, until, method, address, headers, body);
        }
    }
}
