"""What runs in the lab, and how it is started."""
import place as at
from place import NODES
from schemas import LAUNCH


class Services:
    def __init__(self, place, daemons):
        self.place, self.daemons = place, daemons

    def broker(self):
        place, started = self.place, self.daemons.start
        # Before RabbitMQ, which would leave a daemon of Erlang's behind otherwise.
        started('erlang', ['epmd', '-address', at.ADDRESS, '-port', at.ERLANG])
        self.daemons.answers('erlang', at.ERLANG)
        (place.etc / 'rabbitmq-plugins').touch()
        started('rabbitmq', ['/usr/lib/rabbitmq/bin/rabbitmq-server'],
                ERL_EPMD_PORT=str(at.ERLANG), ERL_EPMD_ADDRESS=at.ADDRESS, RABBITMQ_NODENAME='lab@localhost',
                RABBITMQ_DIST_PORT=str(at.ERLANG_NODE), RABBITMQ_MNESIA_BASE=str(place.folder / 'rabbitmq'),
                RABBITMQ_LOG_BASE=str(place.log), RABBITMQ_CONFIG_FILE=str(place.etc / 'rabbitmq.conf'),
                RABBITMQ_ENABLED_PLUGINS_FILE=str(place.etc / 'rabbitmq-plugins'),
                RABBITMQ_CONF_ENV_FILE='/dev/null',
                RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='+S 1:1 +sbwt none'
                                                    ' -kernel inet_dist_use_interface {127,0,0,1}')
        self.daemons.answers('rabbitmq', at.RABBIT)

    def keystone(self):
        self.daemons.start('keystone', [*LAUNCH, 'keystone.server.wsgi:initialize_public_application', at.KEYSTONE],
                           OS_KEYSTONE_CONFIG_FILES=str(self.place.etc / 'keystone.conf'))
        self.daemons.answers('keystone', at.KEYSTONE)

    def glance(self):
        self.program('glance-api', 'glance.cmd.api', 'glance.conf')
        self.daemons.answers('glance-api', at.GLANCE)

    def neutron(self, **surroundings):
        self.program('neutron', 'neutron.cmd.eventlet.server', 'neutron.conf', **surroundings)
        self.daemons.answers('neutron', at.NEUTRON)

    def cinder(self):
        for part in ('scheduler', 'volume', 'api'):
            self.cinder_part(part)

    def cinder_part(self, part):
        self.program('cinder-' + part, 'cinder.cmd.' + part, 'cinder.conf',
                     LAB_VOLUMES=str(self.place.folder / 'volumes'))
        if part == 'api':
            self.daemons.answers('cinder-api', at.CINDER)

    def placement(self, region):
        name = 'placement-' + region
        self.daemons.start(name, [*LAUNCH, 'placement.wsgi:init_application', at.PLACEMENT[region]],
                           OS_PLACEMENT_CONFIG_DIR=str(self.place.etc / name))
        self.daemons.answers(name, at.PLACEMENT[region])

    def nova(self, region):
        for part in ('conductor', 'scheduler', 'api'):
            self.nova_part(part, region)
        self.daemons.answers('nova-api-' + region, at.NOVA[region])

    def nova_part(self, part, region, **surroundings):
        module = 'nova.cmd.' + {'api': 'api_os_compute'}.get(part, part)
        self.daemons.start('nova-%s-%s' % (part, region), [*LAUNCH, module, *self.place.nova(region)],
                           OS_DEFAULT__HOST=region + '-control', **surroundings)

    def nodes(self, region):
        for number in range(1, NODES + 1):
            self.node('%s-%d' % (region, number), region)

    def node(self, node, region):
        self.program('nova-compute-' + node, 'nova.cmd.compute', 'nova-%s.conf' % region,
                     OS_DEFAULT__HOST=node, OS_DEFAULT__STATE_PATH=str(self.place.folder / ('node-' + node)))

    def program(self, name, module, settings, **surroundings):
        self.daemons.start(name, [*LAUNCH, module, *self.place.settings(settings)], **surroundings)
