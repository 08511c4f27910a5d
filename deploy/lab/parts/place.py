"""Where the lab is: its folder, its regions, its addresses; and settings/ filled in with these."""
import pathlib
import secrets
import string

OLD, NEW = 'havana', 'icehouse'
REGIONS = (OLD, NEW)
NODES = 2  # compute nodes of each region
ADDRESS = '127.0.0.1'
KEYSTONE, GLANCE, NEUTRON, CINDER = 5000, 9292, 9696, 8776
NOVA = {OLD: 8774, NEW: 8874}
PLACEMENT = {OLD: 8778, NEW: 8878}
RABBIT, ERLANG, ERLANG_NODE = 5672, 14369, 15671
HERE = pathlib.Path(__file__).resolve().parent.parent
AUTH = 'http://%s:%d/v3' % (ADDRESS, KEYSTONE)


class Place:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.etc, self.run, self.log = self.folder / 'etc', self.folder / 'run', self.folder / 'log'
        self.done, self.socket = self.folder / 'done', self.folder / 'run' / 'mysql.sock'
        self.clouds = self.folder / 'clouds.yaml'

    def prepare(self):
        for name in ('etc', 'run', 'log', 'done', 'images', 'volumes', 'keys/tokens', 'keys/credentials'):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for region in REGIONS:
            (self.etc / ('placement-' + region)).mkdir(exist_ok=True)
        secret = self.folder / 'password'
        if not secret.exists():
            secret.touch(0o600)
            secret.write_text(secrets.token_hex(12))
        self.fill(secret.read_text())

    def fill(self, password):
        login = '\n'.join('%s = %s' % pair for pair in (
            ('auth_type', 'password'), ('auth_url', AUTH), ('username', 'service'), ('password', password),
            ('project_name', 'service'), ('user_domain_id', 'default'), ('project_domain_id', 'default')))
        words = dict(
            folder=self.folder, address=ADDRESS, auth=AUTH, password=password, login=login, old=OLD, new=NEW,
            glance=GLANCE, neutron=NEUTRON, cinder=CINDER, rabbit=RABBIT,
            broker='rabbit://lab:%s@%s:%d' % (password, ADDRESS, RABBIT),
            database='mysql+pymysql://root@localhost',
            # pymysql does not know the name utf8mb3, which MariaDB gives what both call utf8.
            socket='unix_socket=%s&charset=utf8' % self.socket)
        for name in ('api.ini', 'shared.conf', 'keystone.conf', 'glance.conf', 'neutron.conf', 'cinder.conf',
                     'rabbitmq.conf', 'rabbitmq.json'):
            self.write(name, self.etc / name, words)
        for region in REGIONS:
            words.update(region=region, nova=NOVA[region])
            self.write('nova.conf', self.etc / ('nova-%s.conf' % region), words)
            self.write('nova-database.conf', self.etc / ('nova-%s-database.conf' % region), words)
            self.write('placement.conf', self.etc / ('placement-' + region) / 'placement.conf', words)
        self.write('clouds.yaml', self.clouds, words)
        self.write('message-buses.yaml', self.folder / 'message-buses.yaml', words)

    def write(self, name, path, words):
        path.write_text(string.Template((HERE / 'settings' / name).read_text()).substitute(words))

    def settings(self, *names):
        """Options that name these files and the one that all services share."""
        return ['--config-file=%s' % (self.etc / name) for name in (*names, 'shared.conf')]

    def nova(self, region):
        """What all of Nova reads but its compute nodes, who must not know a database."""
        return self.settings('nova-%s.conf' % region, 'nova-%s-database.conf' % region)

    def once(self, name, work):
        """Does what a lab needs done one time only."""
        mark = self.done / name
        if not mark.exists():
            work()
            mark.touch()
