// Dragging a duty: as soon as it is picked up, every cell is told what a drop there would do; it turns red before she
// lets go, and says why. Without this script a duty’s own page does the same by keyboard.
const grid = document.querySelector('#grid')
const effect = document.querySelector('#effect')
const { month, version } = grid.dataset
const openings = grid.querySelector('table').dataset.openings

/** The duty that is dragged, and what dropping it would do, by slot. */
let dragged
let effects = {}
/** The slot she hovers over. */
let hovered

// A drag over words has the words for its target, not the element they stand in.
const nearest = ({ target }, what) => (target instanceof Element ? target : target.parentElement)?.closest(what)

const dutyOf = (link) => {
  const [date, ...opening] = link.closest('[data-slot]').dataset.slot.split('/')
  return { date, opening: opening.join('/'), leader: link.dataset.leader }
}

const say = (slot) => {
  const found = effects[slot]
  effect.hidden = !found || found.is === 'none' || found.is === 'same'
  effect.className = `effect ${found?.is ?? ''}`
  effect.replaceChildren(
    ...[...(found?.bad ?? []), ...(found?.good ?? [])].map((words) => {
      const line = document.createElement('p')
      line.textContent = words
      return line
    }),
  )
}

const mark = (cell, is) => {
  cell.classList.remove('forbidden', 'bad-drop', 'good-drop', 'same-drop')
  if (is === 'forbidden') cell.classList.add('forbidden')
  else if (is === 'bad') cell.classList.add('bad-drop')
  else if (is === 'good') cell.classList.add('good-drop')
  else if (is === 'same') cell.classList.add('same-drop')
}

const cells = () => grid.querySelectorAll('[data-slot]')

grid.addEventListener('dragstart', async (event) => {
  const link = nearest(event, '.duty')
  if (!link) return
  dragged = dutyOf(link)
  effects = {}
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', link.textContent.trim())
  link.classList.add('dragged')
  const asked = dragged
  const answer = await fetch(`${month}/effects?${new URLSearchParams({ ...dragged, openings })}`)
  if (!answer.ok || dragged !== asked) return
  effects = await answer.json()
  for (const cell of cells()) mark(cell, effects[cell.dataset.slot]?.is)
  if (hovered) say(hovered)
})

const hover = (event) => {
  const cell = nearest(event, '[data-slot]')
  if (!dragged || !cell) return
  const is = effects[cell.dataset.slot]?.is
  hovered = cell.dataset.slot
  say(hovered)
  // What no roster may do cannot be dropped.
  if (is !== 'forbidden' && is !== 'none') event.preventDefault()
}
grid.addEventListener('dragenter', hover)
grid.addEventListener('dragover', hover)

grid.addEventListener('dragend', () => {
  dragged = undefined
  hovered = undefined
  effect.hidden = true
  for (const cell of cells()) mark(cell)
  for (const link of grid.querySelectorAll('.dragged')) link.classList.remove('dragged')
})

grid.addEventListener('drop', (event) => {
  const cell = nearest(event, '[data-slot]')
  if (!dragged || !cell) return
  event.preventDefault()
  const [toDate, ...toOpening] = cell.dataset.slot.split('/')
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `${month}/edit`
  const fields = { version, what: 'drop', ...dragged, toDate, toOpening: toOpening.join('/') }
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    input.type = 'hidden'
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  form.submit()
})
