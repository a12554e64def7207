export default function ChainsPage() {
  return null;
}
