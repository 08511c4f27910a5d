"""The runbook as its users run it: the jar, REST, a login for each person."""
import base64
import json
import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request

from talk import fail, settle

STARTER, APPROVER, OPERATOR, AUDITOR = 'manager', 'manager2', 'operator', 'auditor'
SHORT_RUN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'short-run.jvm')


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Application:
    def __init__(self, jar, folder, clouds):
        self.jar, self.folder, self.process, self.port = jar, folder, None, free_port()
        self.clouds = clouds
        self.base = 'http://127.0.0.1:%d' % self.port

    def start(self):
        with socket.socket() as s:
            if s.connect_ex(('127.0.0.1', self.port)) == 0:
                fail('port %d is taken by another program, which is not ours to talk to' % self.port)
        log = open(os.path.join(self.folder, 'serve.log'), 'ab')
        environment = dict(os.environ, OS_CLIENT_CONFIG_FILE=self.clouds)
        self.process = subprocess.Popen(
            ['java', '@' + SHORT_RUN, '-jar', self.jar, 'serve',
             '--cloud', os.path.join(self.folder, 'cloud.yaml'), '--data', os.path.join(self.folder, 'data'),
             '--server.port=%d' % self.port, '--server.address=127.0.0.1', '--spring.profiles.active=demo'],
            stdout=log, stderr=log, env=environment)
        settle('the application answering', self.up, 300)

    def up(self):
        if self.process.poll() is not None:
            fail('the application ended, see %s/serve.log' % self.folder)
        try:
            return urllib.request.urlopen(self.base + '/actuator/health', timeout=5).status == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait()

    def call(self, user, path, body=None):
        text = self.text(user, '/engine-rest' + path, body)
        return json.loads(text) if text else None

    def text(self, user, path, body=None):
        token = base64.b64encode(('%s:%s' % (user, user)).encode()).decode()
        request = urllib.request.Request(
            self.base + path, data=None if body is None else json.dumps(body).encode(),
            headers={'Authorization': 'Basic ' + token, 'Content-Type': 'application/json'})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as e:
            return fail('%s answered %d: %s' % (path, e.code, e.read().decode()[:500]))
