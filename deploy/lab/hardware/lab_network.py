"""Neutron without agents: every port is bound at once, and a floating address has the status that the
agent of a router would report."""
from neutron.objects import router
from neutron.services.l3_router import l3_router_plugin
from neutron_lib import constants
from neutron_lib.api.definitions import portbindings
from neutron_lib.plugins.ml2 import api


class Wires(api.MechanismDriver):
    def initialize(self):
        """Nothing to prepare."""

    def bind_port(self, context):
        if context.current.get(portbindings.HOST_ID):
            context.set_binding(context.segments_to_bind[0][api.ID], portbindings.VIF_TYPE_OVS,
                                {portbindings.CAP_PORT_FILTER: True}, constants.PORT_STATUS_ACTIVE)


class Addresses(l3_router_plugin.L3RouterPlugin):
    def shown(self, context, address):
        address['status'] = 'ACTIVE' if address['port_id'] else 'DOWN'
        self.update_floatingip_status(context.elevated(), address['id'], address['status'])
        return address

    def create_floatingip(self, context, floatingip):
        return self.shown(context, super().create_floatingip(context, floatingip))

    def update_floatingip(self, context, id, floatingip):
        return self.shown(context, super().update_floatingip(context, id, floatingip))

    def disassociate_floatingips(self, context, port_id, do_notify=True):
        everyone = context.elevated()
        of_port = router.FloatingIP.get_objects(everyone, fixed_port_id=port_id)
        result = super().disassociate_floatingips(context, port_id, do_notify)
        for address in of_port:
            self.update_floatingip_status(everyone, address.id, 'DOWN')
        return result
