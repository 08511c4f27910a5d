"""A table and a picture of what runs cost, and the runs themselves."""
import json
import time

ROWS = (('seconds per server, until all is done', 'seconds'), ('downtime p50, s', 'p50'),
        ('downtime p95, s', 'p95'), ('downtime max, s', 'max'), ('calls to the two Novas per server', 'calls'),
        ('CPU seconds of the client per server', 'processor'))
HUES = {'script': '#8a8a8a', 'icebridge': '#2f6f9f'}


def part(of, share):
    """The least value that this share of all does not exceed."""
    return of[max(0, -(-len(of) * share // 100) - 1)]


def measured(results):
    """By how many move at once and who moves them, over all rounds."""
    together = {}
    for key in sorted({(r['at once'], r['who']) for r in results}, key=lambda k: (k[0], k[1] != 'script')):
        runs = [r for r in results if (r['at once'], r['who']) == key]
        servers = sum(r['servers'] for r in runs)
        down = sorted(d for r in runs for d in r['downtimes'])
        together[key] = {'p50': part(down, 50), 'p95': part(down, 95), 'max': down[-1],
                         **{what: sum(r[what] for r in runs) / servers
                            for what in ('seconds', 'calls', 'processor')}}
    return together


def table(results, machine):
    found = measured(results)
    at_once = sorted({k for k, _ in found})
    lines = ['| | %s |' % ' | '.join('script K = %d | Icebridge K = %d | ratio' % (k, k) for k in at_once),
             '| --- |%s' % (' ---: | ---: | ---: |' * len(at_once))]
    for title, what in ROWS:
        cells = []
        for k in at_once:
            script, icebridge = found[k, 'script'][what], found[k, 'icebridge'][what]
            cells += ['%.1f' % script, '%.1f' % icebridge,
                      '**%.2f**' % (icebridge / script) if script else '-']
        lines.append('| %s | %s |' % (title, ' | '.join(cells)))
    loads = [r['load'] for r in results]
    lines += ['', '%s; %s; %d runs of %d servers, script and Icebridge in turns; load %.1f to %.1f at their ends.' % (
        time.strftime('%Y-%m-%d'), machine, len(results), results[0]['servers'], min(loads), max(loads))]
    if max(loads) > 4:
        lines += ['The machine had other work at the same time: read the ratios, not the seconds.']
    return '\n'.join(lines) + '\n'


def picture(results):
    found = measured(results)
    at_once = sorted({k for k, _ in found})
    shapes, width, high, group = [], 230, 120, 195 // len(at_once)
    bar = (group - 10) // 2
    for n, (title, what) in enumerate(ROWS):
        left, top = 20 + n % 3 * width, 30 + n // 3 * (high + 70)
        most = max(values[what] for values in found.values()) or 1
        shapes.append('<text x="%d" y="%d" class="title">%s</text>' % (left, top - 8, title))
        for i, k in enumerate(at_once):
            for j, who in enumerate(('script', 'icebridge')):
                value = found[k, who][what]
                tall, x = value / most * (high - 20), left + i * group + j * bar
                shapes.append('<rect x="%d" y="%.1f" width="%d" height="%.1f" fill="%s"/>' % (
                    x, top + high - tall, bar - 2, tall, HUES[who]))
                shapes.append('<text x="%d" y="%.1f">%.1f</text>' % (x + 15, top + high - tall - 3, value))
            shapes.append('<text x="%d" y="%d">K = %d</text>' % (
                left + i * group + bar - 1, top + high + 14, k))
    bottom = 30 + 2 * (high + 70) - 20
    for j, (who, named) in enumerate((('script', 'script'), ('icebridge', 'Icebridge'))):
        shapes.append('<rect x="%d" y="%d" width="12" height="12" fill="%s"/><text x="%d" y="%d" class="title">%s</text>'
                      % (20 + j * 90, bottom, HUES[who], 38 + j * 90, bottom + 10, named))
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="710" height="%d" font-family="sans-serif" font-size="10"'
            ' text-anchor="middle"><style>.title{text-anchor:start;font-size:11px}</style>'
            '<rect width="100%%" height="100%%" fill="#fff"/>%s</svg>\n' % (bottom + 25, ''.join(shapes)))


def told(results, folder, machine):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'runs.json').write_text(json.dumps(results, indent=1) + '\n')
    (folder / 'table.md').write_text(table(results, machine))
    (folder / 'picture.svg').write_text(picture(results))
    print(table(results, machine))
