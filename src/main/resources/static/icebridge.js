// Local times, ids that copy, and pages that show what is new. Every page is whole without it.
(function () {
  'use strict';

  const CLOCK = {
    year: 'numeric', month: '2-digit', day: '2-digit',
    hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short'
  };

  function localTimes(root) {
    root.querySelectorAll('time[datetime]').forEach(function (time) {
      const at = new Date(time.dateTime);
      if (!isNaN(at)) {
        time.title = time.textContent;
        time.textContent = at.toLocaleString('sv-SE', CLOCK);
      }
    });
  }

  function lasting(seconds) {
    if (seconds < 60) { return seconds + ' s'; }
    if (seconds < 3600) { return two(seconds, 60, 'min', 1, 's'); }
    return seconds < 86400 ? two(seconds, 3600, 'h', 60, 'min') : two(seconds, 86400, 'd', 3600, 'h');
  }

  function two(seconds, large, unit, small, rest) {
    const remaining = Math.floor(seconds % large / small);
    const first = Math.floor(seconds / large) + ' ' + unit;
    return remaining === 0 ? first : first + ' ' + remaining + ' ' + rest;
  }

  function tick() {
    document.querySelectorAll('[data-since]').forEach(function (told) {
      const seconds = Math.round((Date.now() - new Date(told.dataset.since)) / 1000);
      told.textContent = lasting(Math.max(0, seconds));
    });
  }

  function copying(root) {
    root.querySelectorAll('code.id').forEach(function (id) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      const whole = id.dataset.copy || id.textContent.trim();
      button.title = 'Copy ' + whole;
      button.setAttribute('aria-label', button.title);
      button.addEventListener('click', function () {
        navigator.clipboard.writeText(whole).then(function () {
          button.classList.add('done');
          setTimeout(function () { button.classList.remove('done'); }, 1500);
        });
      });
      id.after(button);
    });
  }

  function dress(root) {
    localTimes(root);
    if (navigator.clipboard) { copying(root); }
  }

  // What scrolls by itself can be scrolled by keys, in every browser.
  function reachable() {
    document.querySelectorAll('.wide, pre.output').forEach(function (box) {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) {
        box.tabIndex = 0;
      } else {
        box.removeAttribute('tabindex');
      }
    });
  }

  function opened(main) {
    return Array.from(main.querySelectorAll('details')).map(function (d) { return d.open; });
  }

  function filled(field) {
    if (field.matches('select')) { return field.selectedIndex > 0; }
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
  }

  // Whoever types or marks something must not lose it.
  function busy(main) {
    const marked = document.getSelection();
    return main.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')
      || (marked && !marked.isCollapsed)
      || Array.from(main.querySelectorAll('input, select')).some(filled);
  }

  function live(main, url) {
    let word = '';
    let fetching = false;
    let again = false;
    const news = new EventSource(url);

    function say(now) {
      word = now;
      document.getElementById('lamp').textContent = word;
    }

    function show() {
      if (fetching || busy(main)) { again = true; return; }
      fetching = true;
      fetch(location.href, { headers: { Accept: 'text/html' } }).then(function (answer) {
        if (!answer.ok || answer.redirected) { throw new Error('not this page'); }
        return answer.text();
      }).then(function (text) {
        const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
        const open = opened(main);
        dress(fresh);
        fresh.querySelectorAll('[data-kept]').forEach(function (place) {
          const kept = document.getElementById(place.id);
          if (kept) { place.replaceWith(kept); }
        });
        main.replaceChildren.apply(main, Array.from(fresh.childNodes));
        main.querySelectorAll('details').forEach(function (d, i) { d.open = open[i] || d.open; });
        tick();
        reachable();
        document.dispatchEvent(new Event('news'));
        say(word);
      }).catch(function () {
        news.close();
        say('not live: load the page again');
      }).finally(function () {
        setTimeout(function () {
          fetching = false;
          if (again) { again = false; show(); }
        }, 2000);
      });
    }

    news.addEventListener('open', function () { say('live'); });
    news.addEventListener('error', function () { say('not live at the moment'); });
    news.addEventListener('news', show);
    addEventListener('beforeunload', function () { news.close(); });
  }

  // One box ticks all of its form; without script the form says so itself.
  function all(box) {
    const others = Array.from(box.form.querySelectorAll('input[name="' + box.dataset.all + '"]'));
    box.addEventListener('change', function () {
      others.forEach(function (other) { other.checked = box.checked; });
    });
    others.forEach(function (other) {
      other.addEventListener('change', function () {
        box.checked = others.every(function (one) { return one.checked; });
      });
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('input[data-all]').forEach(all);
    const main = document.querySelector('main');
    dress(document);
    tick();
    reachable();
    addEventListener('resize', reachable);
    document.addEventListener('toggle', reachable, true);
    setInterval(tick, 1000);
    if (main && main.dataset.live) { live(main, main.dataset.live); }
  });

  addEventListener('beforeprint', function () {
    document.querySelectorAll('details:not([open])').forEach(function (d) {
      d.dataset.printed = 'yes';
      d.open = true;
    });
  });
  addEventListener('afterprint', function () {
    document.querySelectorAll('details[data-printed]').forEach(function (d) {
      d.open = false;
      delete d.dataset.printed;
    });
  });
})();
