package io.icebridge.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser: comes from an address of his choice, keeps cookies, sends forms. */
final class Guest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Guest(int port, String address) {
        this.port = port;
        this.address = address;
    }

    /**
     * @param address one of loopback's, such as 127.0.0.9
     */
    static Guest from(String address, int port) {
        return new Guest(port, address);
    }

    /** What came back; header names in lower case. */
    record Answer(int status, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }

        /** Where it leads to, without the host's name. */
        String leadsTo() {
            return header("location").replaceFirst("^http://[^/]+", "");
        }
    }

    Map<String, String> cookies() {
        return cookies;
    }

    Answer page(String path) {
        return send("GET", path, Map.of("Accept", "text/html,*/*;q=0.8"), "");
    }

    Answer basic(String user, String password, String path, Map<String, String> further) {
        String login = user + ":" + password;
        Map<String, String> headers = new LinkedHashMap<>(further);
        headers.put(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        return send("GET", path, headers, "");
    }

    /** How a page answers, of which no more is read: some never end. */
    int status(String path) {
        return send("GET", path, Map.of("Accept", "text/html,*/*;q=0.8"), "", Guest::first);
    }

    private static int first(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(" ")[1]);
    }

    /** Sends a form that the page at the path contains, with the page's token. */
    Answer form(String page, String path, Map<String, String> fields) {
        return form(page, path, List.copyOf(fields.entrySet()));
    }

    /** The same with fields that may be there more than once. */
    Answer form(String page, String path, List<Map.Entry<String, String>> fields) {
        Matcher token = TOKEN.matcher(page(page).body());
        List<Map.Entry<String, String>> all = new ArrayList<>(fields);
        if (token.find()) {
            all.add(Map.entry("_csrf", token.group(1)));
        }
        return post(path, all);
    }

    Answer logIn(String user, String password) {
        return form("/login", "/login", Map.of("username", user, "password", password));
    }

    Answer post(String path, Map<String, String> fields) {
        return post(path, List.copyOf(fields.entrySet()));
    }

    private Answer post(String path, List<Map.Entry<String, String>> fields) {
        return send(
                "POST",
                path,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "text/html,*/*;q=0.8"),
                fields.stream()
                        .map(f -> f.getKey() + "=" + encoded(f.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Answer send(String method, String path, Map<String, String> headers, String body) {
        return send(method, path, headers, body, this::read);
    }

    /** What is made of an answer. */
    private interface Reading<T> {
        T of(InputStream in) throws IOException;
    }

    private <T> T send(
            String method,
            String path,
            Map<String, String> headers,
            String body,
            Reading<T> reading) {
        StringBuilder request = new StringBuilder();
        request.append(method).append(' ').append(path).append(" HTTP/1.0\r\n");
        request.append("Host: localhost:").append(port).append("\r\n");
        headers.forEach((n, v) -> request.append(n).append(": ").append(v).append("\r\n"));
        if (!cookies.isEmpty()) {
            request.append("Cookie: ")
                    .append(
                            cookies.entrySet().stream()
                                    .map(c -> c.getKey() + "=" + c.getValue())
                                    .collect(Collectors.joining("; ")))
                    .append("\r\n");
        }
        request.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.setSoTimeout(60_000);
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return reading.of(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not every server ends the connection after its answer. */
    private Answer read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            throw new EOFException("the connection ended without an answer");
        }
        int status = Integer.parseInt(first.split(" ")[1]);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            n -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        headers.getOrDefault("set-cookie", List.of()).forEach(this::keep);
        List<String> length = headers.get("content-length");
        byte[] body =
                length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.get(0)));
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";")[0].split("=", 2);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
