"""launch.py MODULE WORDS...: one of OpenStack's programs; launch.py MODULE:FACTORY PORT: one that needs a web server."""
import importlib
import pathlib
import sys

HARDWARE = pathlib.Path(__file__).resolve().parent.parent / 'hardware'
name, _, factory = sys.argv.pop(1).partition(':')
# Not this folder: its files must not be taken for modules of OpenStack.
sys.path[0] = str(HARDWARE)
sys.argv[0] = name
module = importlib.import_module(name)
if factory:
    import waitress
    port = sys.argv.pop()
    waitress.serve(getattr(module, factory)(), listen='127.0.0.1:' + port, threads=8)
else:
    if name == 'nova.cmd.compute':
        import nova.virt
        # Nova loads a hypervisor from its own package only.
        nova.virt.__path__.append(str(HARDWARE))
    sys.exit(module.main())
