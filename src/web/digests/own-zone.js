// The time zone of the browser stands in the form. Without this script that of most members does, to be changed.

const field = document.querySelector('input[name="timeZone"]');
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
if (field && timeZone && field.value === field.defaultValue) field.value = timeZone;
