// Addresses that are selected when touched and copied by a button, and a button that prints. Without this script they
// are selected by hand, and the browser’s menu prints.
for (const field of document.querySelectorAll('textarea[readonly]'))
  field.addEventListener('focus', () => field.select())

for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy)
  button.hidden = false
  button.addEventListener('click', async () => {
    field.focus()
    field.setSelectionRange(0, field.value.length)
    // Without https there is no clipboard; the old way still copies what is selected.
    if (navigator.clipboard)
      await navigator.clipboard.writeText(field.value).catch(() => document.execCommand('copy'))
    else document.execCommand('copy')
    button.textContent = button.dataset.done
  })
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
