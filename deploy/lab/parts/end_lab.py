"""Ends every process of the lab in a folder: end_lab.py FOLDER."""
import sys
import time

from daemons import Daemons
from place import Place

BASE = ('erlang', 'mariadb', 'rabbitmq')


def main():
    daemons, begun = Daemons(Place(sys.argv[1])), time.monotonic()
    daemons.stop([name for name in daemons.names() if name not in BASE], 8)
    daemons.stop([name for name in daemons.names() if name != 'erlang'], 30)
    daemons.stop(daemons.names(), 5)
    print('the lab is down (%.0f s)' % (time.monotonic() - begun))


if __name__ == '__main__':
    main()
