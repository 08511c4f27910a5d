"""A hypervisor without machines: a server is two files, what its disk holds and whether it is on.

The disk is the image, byte for byte; a snapshot is the disk and one line more that says whose it is, so
that anyone can see in a moved server's image where its content came from. Both outlive nova-compute.
"""
import json
import pathlib

from nova import exception
from nova.compute import power_state, task_states
from nova.image import glance
from nova.virt import fake
import nova.conf

CONF = nova.conf.CONF


class Paper(fake.FakeDriver):
    vcpus, memory_mb, local_gb = 64, 262144, 4096

    def __init__(self, virtapi, read_only=False):
        super().__init__(virtapi, read_only)
        self.images = glance.API()
        self.shelf = pathlib.Path(CONF.state_path, 'servers')
        self.shelf.mkdir(parents=True, exist_ok=True)

    def init_host(self, host):
        super().init_host(host)
        for sheet in self.shelf.glob('*.json'):
            self.instances[sheet.stem] = fake.FakeInstance(**json.loads(sheet.read_text()))

    def disk(self, instance):
        return self.shelf / (instance.uuid + '.disk')

    def sheet(self, instance):
        return self.shelf / (instance.uuid + '.json')

    def note(self, instance, state=None):
        kept = self.instances[instance.uuid]
        kept.state = kept.state if state is None else state
        self.sheet(instance).write_text(json.dumps(
            {'name': kept.name, 'state': kept.state, 'uuid': kept.uuid}))

    def spawn(self, context, instance, image_meta, *others, **more):
        if not self.disk(instance).exists():
            if 'id' in image_meta and image_meta.id:
                self.images.download(context, image_meta.id, dest_path=str(self.disk(instance)))
            else:  # its root is a volume
                self.disk(instance).touch()
        super().spawn(context, instance, image_meta, *others, **more)
        self.note(instance)

    def snapshot(self, context, instance, image_id, update_task_state):
        if instance.uuid not in self.instances:
            raise exception.InstanceNotRunning(instance_id=instance.uuid)
        update_task_state(task_state=task_states.IMAGE_PENDING_UPLOAD)
        update_task_state(task_state=task_states.IMAGE_UPLOADING,
                          expected_state=task_states.IMAGE_PENDING_UPLOAD)
        about = {'name': self.images.get(context, image_id)['name'], 'status': 'active',
                 'disk_format': 'raw', 'container_format': 'bare',
                 'properties': {'image_location': 'snapshot', 'image_state': 'available',
                                'owner_id': instance.project_id}}
        copy = self.shelf / (instance.uuid + '.copy')
        copy.write_bytes(self.disk(instance).read_bytes()
                         + b'snapshot of %s on %s\n' % (instance.uuid.encode(), CONF.host.encode()))
        try:
            with copy.open('rb') as content:
                self.images.update(context, image_id, about, content, purge_props=False)
        finally:
            copy.unlink()

    def power_off(self, instance, *others, **more):
        super().power_off(instance, *others, **more)
        self.note(instance)

    def power_on(self, context, instance, *others, **more):
        super().power_on(context, instance, *others, **more)
        self.note(instance)

    def pause(self, instance):
        self.note(instance, power_state.PAUSED)

    def unpause(self, instance):
        self.note(instance, power_state.RUNNING)

    def suspend(self, context, instance):
        self.note(instance, power_state.SUSPENDED)

    def resume(self, context, instance, network_info, block_device_info=None):
        self.note(instance, power_state.RUNNING)

    def destroy(self, context, instance, network_info, block_device_info=None, destroy_disks=True,
                destroy_secrets=True):
        super().destroy(context, instance, network_info, block_device_info, destroy_disks, destroy_secrets)
        self.sheet(instance).unlink(missing_ok=True)
        if destroy_disks:
            self.disk(instance).unlink(missing_ok=True)
