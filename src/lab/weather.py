"""Bad weather between the application and the cloud: a proxy that now and then answers 504 and sends
the request on later, or never, or loses the answer of one that was carried out. Whatever changes
something meets it; reads are lost now and then. Sign-ins always pass."""
import http.client
import http.server
import random
import sys
import threading
import time

from talk import say

PORTS = (5000, 8774, 8874, 8776, 9292, 9696)
SHIFT = 20000
# of a hundred requests that change something
LATE, LOST, NEVER = 8, 6, 4
HOP = {'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'accept-encoding'}


def shifted(text):
    """Catalogue, links and versions lead back to the proxy."""
    for port in PORTS:
        text = text.replace(b'127.0.0.1:%d' % port, b'127.0.0.1:%d' % (port + SHIFT))
    return text


def sent(port, method, path, headers, body):
    upstream = http.client.HTTPConnection('127.0.0.1', port, timeout=300)
    try:
        upstream.request(method, path, body, headers)
        answer = upstream.getresponse()
        return answer.status, answer.getheaders(), answer.read()
    finally:
        upstream.close()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """An application that was killed leaves connections behind."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Weather:
    """Begins at once; ends with the process. What comes late comes after so many seconds at most."""

    def __init__(self, seed, latest):
        self.lot, self.lock, self.met, self.latest = random.Random(seed), threading.Lock(), [], latest
        for port in PORTS:
            server = Server(('127.0.0.1', port + SHIFT), self.handler(port))
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def fate(self, method, path):
        if path.endswith('/tokens'):
            return 'fair'
        with self.lock:
            drawn = self.lot.random() * 100
        if method in ('GET', 'HEAD'):
            return 'lost' if drawn < 1 else 'fair'
        for fate, share in (('late', LATE), ('lost', LOST), ('never', NEVER)):
            if drawn < share:
                self.met.append(fate)
                say('      %s: %s %s' % (fate, method, path))
                return fate
            drawn -= share
        return 'fair'

    def summary(self):
        return ', '.join('%d %s' % (self.met.count(f), f) for f in ('late', 'lost', 'never'))

    def handler(self, port):
        weather = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            disable_nagle_algorithm = True

            def meet(self):
                body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
                headers = {k: v for k, v in self.headers.items() if k.lower() not in HOP}
                request = port, self.command, self.path, headers, body
                fate = weather.fate(self.command, self.path)
                if fate == 'late':
                    pause = weather.lot.uniform(weather.latest / 6, weather.latest)
                    threading.Thread(target=lambda: (time.sleep(pause), sent(*request)), daemon=True).start()
                if fate in ('late', 'never'):
                    return self.answer(504, [('Content-Type', 'text/plain')], b'Gateway Timeout')
                status, heads, said = sent(*request)
                if fate == 'lost':
                    self.close_connection = True
                    return self.connection.close()
                return self.answer(status, heads, shifted(said))

            def answer(self, status, heads, body):
                self.send_response_only(status)
                for name, value in heads:
                    if name.lower() not in HOP:
                        self.send_header(name, shifted(value.encode()).decode())
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                if self.command != 'HEAD':
                    self.wfile.write(body)

            def log_message(self, *words):
                pass

            do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = meet

        return Handler
