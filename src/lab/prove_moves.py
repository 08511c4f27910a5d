#!/usr/bin/python3
"""Proof on a real two-region OpenStack: servers of every kind move, and OpenStack's own client finds
them as they were, with nothing left over that the audit pages do not name.

    prove_moves.py --clouds clouds.yaml --jar target/icebridge.jar

The file has the entries OLD and NEW, an administrator in each region (the entries' names are the
regions'); the cloud has an image `base`, a flavor with id 1, an external network `public`, a volume type
`shared` of volumes that several servers may have, and no servers of others in the old region, since the change would
move them too. The proof makes its own
projects, people, networks and servers, and takes them away again. Exits 1 at the first thing that
is not as it was.
"""
import argparse
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time

import drive
from application import Application
from check import Check
from database import DatabaseHost
from figures import figures
from seed import KINDS, OF_TODAY, PLAIN, seed, untouched
from talk import fail, judged, say
from tenants import Site
from tidy import tidy
from weather import Weather, shifted


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    p.add_argument('--clouds', required=True)
    p.add_argument('--jar', required=True)
    p.add_argument('--old', default='havana', help='entry and region that servers leave')
    p.add_argument('--new', default='icehouse', help='entry and region that they go to')
    p.add_argument('--profile', choices=['zed', 'havana-icehouse'], default='zed',
                   help='by zed the old Nova tells itself what servers are, by the other its database does')
    p.add_argument('--application-credentials', action='store_true',
                   help='the application has no password, but a credential for each project')
    p.add_argument('--servers', type=int, default=24)
    p.add_argument('--projects', type=int, default=3)
    p.add_argument('--plain', action='store_true', help='no volumes, keys or other extras')
    p.add_argument('--at-once', type=int, default=2)
    p.add_argument('--kills', type=int, default=0, help='kill -9 the application so often on the way')
    p.add_argument('--weather', type=int, metavar='SEED',
                   help='between application and cloud answers come late, get lost, or are 504')
    p.add_argument('--latest', type=int, default=12, metavar='SECONDS',
                   help='how late what comes late may come')
    p.add_argument('--still', type=int, metavar='PID',
                   help='a nova-compute of this machine that stands still for a minute on the way')
    p.add_argument('--message-buses', metavar='FILE',
                   help='lines of a cloud file: where both Novas tell of their servers; the application listens there')
    p.add_argument('--small-quota', action='store_true',
                   help='begin with a quota in the new region that is too small')
    p.add_argument('--database-socket', default=os.environ.get('ICEBRIDGE_LAB_DATABASE'),
                   help="socket of the old Nova's database, for havana-icehouse; without it no server has a key pair"
                        " or several networks then")
    p.add_argument('--leave', action='store_true',
                   help='leave what the proof made, as on a cloud that goes after it')
    p.add_argument('--minutes', type=int, default=30)
    options = p.parse_args()
    if options.servers > 10 * options.projects:
        p.error('a project may have ten servers by default: --projects %d at least' % -(-options.servers // 10))
    return options


def by_api(options):
    """Nova itself tells all that is to be known of a server."""
    return options.profile == 'zed'


def write_cloud_file(options, folder, site, database):
    with open(os.path.join(folder, 'cloud.yaml'), 'w') as f:
        f.write('profile: %s\ncloud: %s\nregions: {old: %s, new: %s}\nnetwork: neutron\n'
                'limits: {servers-at-once: %d}\n'
                % (options.profile, options.old, options.old, options.new, options.at_once))
        if options.application_credentials:
            f.write('project-clouds: %s\n' % json.dumps([site.application_entry(t) for t in site.tenants]))
        moving = {} if database or by_api(options) else {'without-database': True}
        if options.weather is not None:
            # no later than the proxy makes them
            moving['request-life-seconds'] = 3 * options.latest
        f.write('moving: %s\n' % json.dumps(moving))
        f.write(database.cloud_file() if database else '')
        if options.message_buses:
            f.write(pathlib.Path(options.message_buses).read_text())


def refuse_small_quota(site, app, rows):
    last = site.tenants[-1]
    task = drive.refusal(app, last.name, 'no room', 'instances')
    untouched(rows)
    say('ok    nothing was touched before the refusal')
    site.quota(last, 20)
    drive.retry(app, task)


def prove(options, folder, site, app, database, weather):
    if site.foreign_servers():
        fail('%s has servers of others: %s' % (options.old, ', '.join(site.foreign_servers())))
    site.prepare()
    site.hosts_enabled()
    kinds = PLAIN if options.plain else tuple(KINDS) + (tuple(OF_TODAY) if by_api(options) else ())
    rows = seed(site, options.servers, kinds, told=bool(database) or by_api(options))
    if database:
        database.start()
    write_cloud_file(options, folder, site, database)
    if options.application_credentials:
        site.make_application_credentials(app.clouds)
    app.start()
    change = 'LAB-%d' % time.time()
    if options.small_quota:
        site.quota(site.tenants[-1], 1)
    drive.start(app, change)
    if options.small_quota:
        refuse_small_quota(site, app, rows)
    drive.finish(app, change, len(rows), options.kills, options.minutes,
                 drive.mend if weather else None, options.still)
    if weather:
        say('the weather: ' + weather.summary())
    figures(app, rows)
    Check(site, rows, app, change, labels=by_api(options)).run()


def main():
    options = arguments()
    folder = tempfile.mkdtemp(prefix='icebridge-proof-')
    say('logs in ' + folder)
    site = Site(options.clouds, options.old, options.new, folder, options.projects)
    weather, clouds = None, site.clouds_file
    if options.weather is not None:
        weather, clouds = Weather(options.weather, options.latest), site.clouds_file_through(shifted)
    if options.application_credentials:
        if weather:
            sys.exit('--application-credentials goes without --weather')
        clouds = os.path.join(folder, 'clouds-application.yaml')
    app = Application(os.path.abspath(options.jar), folder, clouds)
    database = None
    if options.database_socket and not by_api(options):
        database = DatabaseHost(options.database_socket, 'nova_' + options.old, folder)
    try:
        with judged():
            prove(options, folder, site, app, database, weather)
    finally:
        app.stop()
        if database:
            database.stop()
        if not options.leave:
            tidy(site)
    shutil.rmtree(folder)
    say('ALL OK')


if __name__ == '__main__':
    main()
