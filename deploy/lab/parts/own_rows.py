"""What the releases before keep in Nova's own database and Nova of today in that of its API: key pairs and quotas of
users. The old Nova's are put into its own as well, and what comes into the new one's own, into its API's."""
from place import NEW, OLD

TABLES = {'key_pairs': ('user_id', 'name', 'fingerprint', 'public_key'),
          'project_user_quotas': ('user_id', 'project_id', 'resource', 'hard_limit')}
KEYS = {'key_pairs': 2, 'project_user_quotas': 3}  # so many of the columns tell a row


def copies(source, target, more):
    """Statements for triggers by which rows of one schema are copied into the other from now on."""
    for table, columns in TABLES.items():
        key = ' and '.join('%s = old.%s' % (column, column) for column in columns[:KEYS[table]])
        yield ('create trigger %s.%s_copied after insert on %s.%s for each row'
               ' insert ignore into %s.%s (created_at, %s%s) values (new.created_at, %s%s)' % (
                   source, table, source, table, target, table, ', '.join(columns), ''.join(', ' + m for m in more),
                   ', '.join('new.' + column for column in columns), ''.join(', ' + m for m in more.values())))
        yield ('create trigger %s.%s_gone after delete on %s.%s for each row delete from %s.%s where %s' % (
            source, table, source, table, target, table, key))


def of_old():
    for table, columns in TABLES.items():
        names = ', '.join(('created_at', *columns))
        yield 'insert ignore into nova_%s.%s (%s, deleted) select %s, 0 from nova_api_%s.%s' % (
            OLD, table, names, names, OLD, table)
    yield from copies('nova_api_' + OLD, 'nova_' + OLD, {'deleted': '0'})


def of_new():
    return copies('nova_' + NEW, 'nova_api_' + NEW, {})
