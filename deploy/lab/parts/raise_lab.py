"""Brings the lab in a folder up, or what of it does not run: raise_lab.py FOLDER."""
import concurrent.futures
import os
import subprocess
import sys
import time

import catalogue
from daemons import Daemons, Trouble
from place import NEW, OLD, REGIONS, Place
from schemas import Schemas
from services import Services

BEGUN = time.monotonic()


class Order:
    """Pieces of work; each begins when those before it that it needs are done."""

    def __init__(self):
        self.pool, self.works = concurrent.futures.ThreadPoolExecutor(4), {}

    def work(self, name, act, *needs):
        def when_ready():
            for need in needs:
                self.works[need].result()
            began = time.monotonic()
            act()
            print('%4.0f s  %s (%.0f s)' % (time.monotonic() - BEGUN, name, time.monotonic() - began), flush=True)
        self.works[name] = self.pool.submit(when_ready)

    def finish(self):
        try:
            for work in self.works.values():
                work.result()
        finally:
            self.pool.shutdown(cancel_futures=True)


def both(act):
    return lambda: [act(region) for region in REGIONS]


def ordered(place, daemons):
    schemas, services, order = Schemas(place, daemons), Services(place, daemons), Order()
    password = (place.folder / 'password').read_text()
    order.work('database', schemas.server)
    order.work('broker', services.broker)
    order.work('schema of keystone', schemas.keystone, 'database')
    order.work('schemas of nova', schemas.nova, 'database')
    order.work('keystone', services.keystone, 'schema of keystone')
    order.work('people and addresses', lambda: place.once(
        'people', lambda: catalogue.people(password)), 'keystone')
    order.work('cells', both(schemas.cells), 'schemas of nova', 'broker')
    order.work('schema of placement', schemas.placement, 'database')
    order.work('placement', both(services.placement), 'schema of placement', 'people and addresses')
    order.work('schema of neutron', schemas.neutron, 'database')
    order.work('neutron', services.neutron, 'schema of neutron', 'people and addresses', 'broker')
    order.work('nova', both(services.nova), 'cells', 'placement')
    order.work('nodes', both(services.nodes), 'nova')
    order.work('schema of glance', schemas.glance, 'database')
    order.work('glance', services.glance, 'schema of glance', 'people and addresses')
    order.work('schema of cinder', schemas.cinder, 'database')
    order.work('cinder', services.cinder, 'schema of cinder', 'people and addresses', 'broker')
    order.work('image', lambda: place.once('image', catalogue.image), 'glance')
    order.work('networks', lambda: place.once('networks', catalogue.networks), 'neutron')
    order.work('flavors', lambda: place.once('flavors', both(catalogue.flavors)), 'nova')
    order.work('room for volumes', catalogue.pool, 'cinder')
    order.work('type of shared volumes', lambda: place.once('shared-type', catalogue.shared_type), 'cinder')
    order.work('every node up', both(catalogue.complete), 'nodes', 'neutron')
    return order


def main():
    place = Place(sys.argv[1])
    if (place.done / 'old-region-alone').exists():
        sys.exit('this lab was given hosts, and its new region is what a runbook makes of it: begin anew after'
                 ' deploy/lab/down --purge')
    place.prepare()
    os.environ['OS_CLIENT_CONFIG_FILE'] = str(place.clouds)
    try:
        ordered(place, Daemons(place)).finish()
    except (Trouble, subprocess.CalledProcessError) as trouble:
        print('the lab did not come up: %s; logs are in %s' % (trouble, place.log), file=sys.stderr)
        sys.exit(1)
    print('%4.0f s  %s and %s are up: %s' % (time.monotonic() - BEGUN, OLD, NEW, place.clouds))


if __name__ == '__main__':
    main()
