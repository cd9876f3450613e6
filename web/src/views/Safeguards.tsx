export default function Safeguards() {
  return null;
}
