/** What a trace from outside can end in besides, in the order of a request's way in. */
export const wayInPages = {
	'name-elsewhere': {
		title: 'DNS points to another address',
		docs: `This machine resolves the host to an address that is not in the status of the Ingress, Gateway or Service, and the
server there does not answer as the cluster does. A proxy or CDN in front of the cluster, which answers the same, is
only noted.

Check: getent hosts HOST (or nslookup HOST) against kubectl get ingress,gateway,service -A -o wide.

Fix: Point the DNS record of the host to the address in the status, or remove a line of /etc/hosts that hides it.`,
	},
	'address-unreachable': {
		title: 'Address unreachable',
		docs: `The connection to a load balancer's address, or to every node's NodePort, is refused or times out from this machine.

Check: nc -z -w 3 ADDRESS PORT, and kubectl describe service NAME for the events of its controller.

Fix: Where pods reach the Service, check the load balancer's health checks and firewall, and the network before it. A
private address is reached from its own network only.`,
	},
	'nodeport-dropped': {
		title: 'NodePort fails on some nodes',
		docs: `Every node should serve a NodePort, and some nodes don't answer, or all of them refuse. With externalTrafficPolicy: Local
a node without a ready pod drops the packets by design: clients that pick that node time out.

Check: nc -z -w 3 NODE-ADDRESS NODE-PORT for each address of kubectl get nodes -o wide.

Fix: Set externalTrafficPolicy: Cluster or run a pod on each node; else check kube-proxy and the firewall of these
nodes.`,
	},
	'source-not-allowed': {
		title: 'Source not in loadBalancerSourceRanges',
		docs: `spec.loadBalancerSourceRanges does not include the address of this machine. Likely, not certain: behind NAT the cluster
sees another address.

Check: kubectl get service NAME -o jsonpath='{.spec.loadBalancerSourceRanges}' and ip route get ADDRESS.

Fix: Add the clients' CIDR block to spec.loadBalancerSourceRanges.`,
	},
	'tls-name-mismatch': {
		title: 'TLS certificate does not match the host',
		docs: `The certificate in the TLS handshake does not cover the host. Controllers answer with a default certificate of their own
where they have none for a host: the Secret is missing, or spec.tls does not list it.

Check: openssl s_client -connect ADDRESS:443 -servername HOST </dev/null | openssl x509 -noout -subject -ext subjectAltName.

Fix: Name the host in spec.tls (in the listener's certificateRefs for a Gateway) with a Secret of type kubernetes.io/tls
for it.`,
	},
	'tls-expired': {
		title: 'TLS certificate has expired',
		docs: `The certificate in the TLS handshake has expired, or is not valid yet. Clients refuse it.

Check: openssl s_client -connect ADDRESS:443 -servername HOST </dev/null | openssl x509 -noout -dates.

Fix: Renew it, and see why it was not renewed: kubectl describe certificate where cert-manager does it. A controller
that keeps the old one after the Secret has changed needs a restart.`,
	},
	'tls-untrusted': {
		title: 'TLS certificate is not trusted',
		docs: `The names and the dates are right, and this machine does not trust the issuer: the certificate is self-signed, from a
private authority, or the server leaves out the intermediate certificates.

Check: openssl s_client -connect ADDRESS:443 -servername HOST </dev/null shows the chain and "Verify return code".

Fix: Put the whole chain into tls.crt of the Secret; for a private authority add its root to the clients
(NODE_EXTRA_CA_CERTS or SSL_CERT_FILE for svctop).`,
	},
	'no-route-matched': {
		title: '404 from the controller: no rule matches',
		docs: `The controller itself answers 404: no rule of an Ingress or route matches this host and path. The objects and the
answer of the application to the same request, by way of the API server, distinguish it from the application's own 404.

Check: kubectl get ingress,httproute -A -o wide for the host; kubectl describe of the one that should match.

Fix: Correct host, path, pathType or the class (ingressClassName, parentRefs), or let the listener's hostname cover the
route's.`,
	},
	'route-shadowed': {
		title: 'Another rule matches first',
		docs: `A rule of another object has precedence: the same host with an Exact or longer path, or just the same host
and path. Which of two equal ones wins is the controller's choice, mostly that of the older object.

Check: kubectl get ingress,httproute -A -o yaml, and compare hosts and paths.

Fix: Remove one of them, or give them different hosts or paths.`,
	},
	'gateway-cannot-reach': {
		title: '502, 503 or 504: controller cannot reach the backend',
		docs: `The controller answers 502, 503 or 504, while the endpoints answer other clients: a NetworkPolicy blocks the controller's
pods, it uses the wrong port or protocol, or its endpoints are stale.

Check: kubectl logs of the controller, and kubectl exec into its pod (or kubectl debug) to connect to an endpoint.

Fix: Allow the controller's namespace in the NetworkPolicy that the verdict names; set the backend's protocol
(appProtocol, or the controller's annotation for TLS backends).`,
	},
	'redirect-loop': {
		title: 'Redirect loop',
		docs: `The responses redirect in a loop, back to a URL that was already requested. Most often the application
redirects http to https while TLS ends in front of it, or a redirect rule matches its own target.

Check: curl -sIL --max-redirs 10 URL | grep -i '^location'.

Fix: Tell the application that the request came by https (X-Forwarded-Proto), or remove one of the two redirects.`,
	},
} as const;
