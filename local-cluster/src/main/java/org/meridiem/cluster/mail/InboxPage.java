package org.meridiem.cluster.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

/// The inbox as plain pages. Whatever comes out of a mail is escaped; HTML mails are shown in a frame without any rights.
final class InboxPage {

    private static final int SHOWN = 200;
    private static final String HEAD = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
            <style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ccc}
            pre{white-space:pre-wrap;overflow-wrap:anywhere}iframe{width:100%%;height:40rem;border:1px solid #ccc}</style>
            <h1>%s</h1>
            """;

    private InboxPage() {
    }

    static String list(List<Message> messages) {
        StringBuilder page = new StringBuilder(HEAD.formatted("Inbox", "Inbox"));
        if (messages.isEmpty()) {
            return page.append("<p>No mail yet.").toString();
        }
        page.append("<p>").append(messages.size())
                .append(" mails, the newest first.<table><tr><th>To<th>Subject<th>Received");
        for (Message message : messages.subList(0, Math.min(SHOWN, messages.size()))) {
            page.append("<tr><td>").append(escaped(message.to()))
                    .append("<td><a href=\"/messages/").append(message.id()).append("\">")
                    .append(escaped(message.subject().isBlank() ? "(no subject)" : message.subject()))
                    .append("</a><td>").append(message.receivedAt());
        }
        return page.append("</table>").toString();
    }

    static String of(Message message) throws IOException {
        String title = escaped(message.subject());
        StringBuilder page = new StringBuilder(HEAD.formatted(title, title)).append("<p>To ")
                .append(escaped(message.to()))
                .append(", ").append(message.receivedAt()).append(" · <a href=\"/api/v1/messages/").append(message.id())
                .append("\">source</a> · <a href=\"/\">inbox</a>");
        try {
            MimeMessage mail = Inbox.parse(message);
            for (Part part : texts(mail)) {
                String text = escaped(String.valueOf(part.getContent()));
                page.append(part.isMimeType("text/html")
                        ? "<h2>HTML</h2><iframe sandbox srcdoc=\"" + text + "\"></iframe>"
                        : "<h2>" + escaped(part.getContentType().split(";")[0].toLowerCase(Locale.ROOT)) + "</h2><pre>"
                                + text + "</pre>");
            }
        } catch (MessagingException e) {
            page.append("<p>This mail cannot be read: ").append(escaped(String.valueOf(e.getMessage())));
        }
        return page.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }

    private static List<Part> texts(Part part) throws IOException, MessagingException {
        List<Part> texts = new ArrayList<>();
        if (part.isMimeType("text/*")) {
            texts.add(part);
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                BodyPart body = multipart.getBodyPart(i);
                texts.addAll(texts(body));
            }
        }
        return texts;
    }
}
