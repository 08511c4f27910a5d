"""Cinder without an array: a volume is a sparse file in the folder LAB_VOLUMES."""
import os
import pathlib
import subprocess

from cinder.volume import driver

FOLDER = pathlib.Path(os.environ['LAB_VOLUMES'])


def path(name):
    return FOLDER / name


def grow(name, gigabytes):
    with path(name).open('ab') as volume:
        volume.truncate(gigabytes << 30)


def copy(source, name, gigabytes):
    subprocess.run(['cp', '--sparse=always', path(source), path(name)], check=True)
    grow(name, gigabytes)


class Files(driver.VolumeDriver):
    VERSION = '1'

    def check_for_setup_error(self):
        FOLDER.mkdir(exist_ok=True)

    def _update_volume_stats(self):
        self._stats = {'volume_backend_name': 'files', 'vendor_name': 'lab', 'driver_version': self.VERSION,
                       'storage_protocol': 'file', 'multiattach': True,
                       'pools': [{'pool_name': 'files', 'total_capacity_gb': 10000, 'free_capacity_gb': 9000,
                                  'reserved_percentage': 0, 'multiattach': True, 'QoS_support': False}]}

    def create_volume(self, volume):
        grow(volume['name'], volume['size'])

    def delete_volume(self, volume):
        path(volume['name']).unlink(missing_ok=True)

    def extend_volume(self, volume, new_size):
        grow(volume['name'], new_size)

    def create_snapshot(self, snapshot):
        copy(snapshot['volume_name'], snapshot['name'], snapshot['volume_size'])

    def delete_snapshot(self, snapshot):
        path(snapshot['name']).unlink(missing_ok=True)

    def create_volume_from_snapshot(self, volume, snapshot):
        copy(snapshot['name'], volume['name'], volume['size'])

    def create_cloned_volume(self, volume, src_vref):
        copy(src_vref['name'], volume['name'], volume['size'])

    def clone_image(self, context, volume, image_location, image_meta, image_service):
        with path(volume['name']).open('wb') as content:
            image_service.download(context, image_meta['id'], content)
        grow(volume['name'], volume['size'])
        return {}, True

    def copy_volume_to_image(self, context, volume, image_service, image_meta):
        with path(volume['name']).open('rb') as content:
            image_service.update(context, image_meta['id'], {}, content)

    def initialize_connection(self, volume, connector, **more):
        return {'driver_volume_type': 'local', 'data': {'device_path': str(path(volume['name']))}}

    def terminate_connection(self, volume, connector, **more):
        """A file needs no leave-taking."""

    def ensure_export(self, context, volume):
        """Files are there for everyone."""

    def create_export(self, context, volume, connector):
        """Files are there for everyone."""

    def remove_export(self, context, volume):
        """Files are there for everyone."""
