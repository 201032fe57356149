/* Enhancement only: without this script every figure and table is still there, one after the other. */
(function () {
  'use strict';
  var containers = Array.prototype.slice.call(document.querySelectorAll('.views'));

  function show(code) {
    containers.forEach(function (container) {
      container.querySelectorAll('.view').forEach(function (view) {
        view.hidden = view.dataset.view !== code;
      });
      container.querySelectorAll('.choice button').forEach(function (button) {
        button.setAttribute('aria-pressed', String(button.dataset.view === code));
      });
    });
  }

  containers.forEach(function (container) {
    var choice = document.createElement('div');
    choice.className = 'choice';
    choice.setAttribute('role', 'group');
    choice.setAttribute('aria-label', container.dataset.choice);
    container.querySelectorAll('.view').forEach(function (view) {
      var button = document.createElement('button');
      button.type = 'button';
      button.dataset.view = view.dataset.view;
      button.textContent = view.querySelector('h3').textContent;
      button.addEventListener('click', function () { show(button.dataset.view); });
      choice.appendChild(button);
    });
    container.insertBefore(choice, container.firstChild);
    container.classList.add('chosen');
  });
  if (containers.length) { show(containers[0].querySelector('.view').dataset.view); }

  /* A cell without a value sorts last in both directions. */
  function order(cell) {
    return cell.dataset.order === undefined ? null : Number(cell.dataset.order);
  }

  function compare(a, b, text, sign) {
    if (text) { return sign * a.textContent.localeCompare(b.textContent, document.documentElement.lang); }
    var x = order(a);
    var y = order(b);
    if (x === y) { return 0; }
    if (x === null) { return 1; }
    if (y === null) { return -1; }
    return sign * Math.sign(x - y);
  }

  document.querySelectorAll('table.sortable').forEach(function (table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var body = table.tBodies[0];
    heads.forEach(function (head, index) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () {
        var text = !head.classList.contains('n');
        var now = head.getAttribute('aria-sort');
        var next = now === (text ? 'ascending' : 'descending')
          ? (text ? 'descending' : 'ascending')
          : (text ? 'ascending' : 'descending');
        var sign = next === 'ascending' ? 1 : -1;
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', next);
        Array.prototype.slice.call(body.rows)
          .sort(function (a, b) { return compare(a.cells[index], b.cells[index], text, sign); })
          .forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  /* Paper can't be unfolded. */
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (details) { details.open = true; });
  });
})();
