/**
 * A kubeconfig for the demo, as YAML. client-node refuses plain http unless verification is off; kubectl keeps tokens to
 * itself on plain http (client-go, rest.IsConfigTransportTLS), so the address carries the token too.
 */
export const kubeconfigFor = (url: string, token: string) => `apiVersion: v1
kind: Config
current-context: demo
clusters:
- name: demo
  cluster:
    server: ${url}/${token}
    insecure-skip-tls-verify: true
users:
- name: demo
  user:
    token: ${token}
contexts:
- name: demo
  context:
    cluster: demo
    user: demo
`;
