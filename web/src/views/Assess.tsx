export default function Assess() {
  return null;
}
