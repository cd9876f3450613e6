export default function Path() {
  return null;
}
