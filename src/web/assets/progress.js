// While a roster is made: asks how far it is, and shows the month again once it is done.
const making = document.querySelector('[data-progress]')
const bar = making?.querySelector('progress')

const ask = async () => {
  const answer = await fetch(making.dataset.progress, { headers: { accept: 'application/json' } })
  const { state, done, total } = await answer.json()
  if (state !== 'running') return location.reload()
  if (total > 0) {
    bar.max = total
    bar.value = done
  }
  setTimeout(ask, 300)
}
if (making) ask()
