/** Whether a text, without the spaces around it, can be a PIN: 4 to 64 characters. Which are right, the server alone knows. */
export function isPin(text: string): boolean {
  const length = [...text.trim().normalize("NFC")].length;
  return length >= 4 && length <= 64;
}
