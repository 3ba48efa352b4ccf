package org.meridiem.trending.lists;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.key.ListKey;
import org.meridiem.trending.key.ListKind;

/// Which list of most read articles somebody asks for.
public final class ListQuery {

    /// RFC 5646 allows more, nobody writes in it.
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[0-9A-Za-z]{1,8}){0,3}");

    private ListQuery() {
    }

    /// Reads the query parameters of the same names.
    ///
    /// @param window   today when null
    /// @param section  path or slug; the whole site when null
    /// @param language all when null
    /// @throws org.meridiem.kit.problem.ProblemException 400 for a value that has no meaning
    public static ListKey of(@Nullable String window, @Nullable String section, @Nullable String language) {
        return new ListKey(ListKind.of(window == null ? Window.TODAY : window(window)), ListAnswers.section(section),
                language(language));
    }

    private static Window window(String label) {
        return Arrays.stream(Window.values()).filter(window -> window.label().equals(label)).findFirst()
                .orElseThrow(() -> ListAnswers.invalid("window", "must be one of "
                        + Arrays.stream(Window.values()).map(Window::label).collect(Collectors.joining(", "))));
    }

    private static @Nullable String language(@Nullable String given) {
        if (given != null && !LANGUAGE.matcher(given).matches()) {
            throw ListAnswers.invalid("language", "must be a language tag such as en or en-GB");
        }
        return given;
    }
}
