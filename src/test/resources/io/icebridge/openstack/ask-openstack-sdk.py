import json, os, sys
from openstack.config import OpenStackConfig
def there(name):
    return [os.path.join(sys.argv[1], name + s) for s in ('.yaml', '.yml', '.json')]
loader = OpenStackConfig(config_files=there('clouds'), secure_files=there('secure'),
                         vendor_files=there('clouds-public'), load_envvars=False)
found = loader.get_one(cloud='prod', validate=False)
verify, cert = found.get_requests_verify_args()
print(json.dumps({'auth': found.config['auth'], 'verify': verify, 'cert': cert,
                  'interface': found.get_interface(),
                  'network': found.config.get('network_endpoint_override')}))
