/** What a trace from outside can end in besides, in the order of a request's way in. */
export const wayInPages = {
	'name-elsewhere': {
		title: 'The name leads elsewhere',
		docs: `This machine resolves the host to an address that is none of those in the status of the Ingress, Gateway or Service,
and what is there does not answer as the cluster does. A proxy or CDN in front of the cluster, which answers the same, is
only noted.

Check: getent hosts HOST (or nslookup HOST) against kubectl get ingress,gateway,service -A -o wide.

Point the DNS record of the host to the address in the status, or remove a line of /etc/hosts that hides it.`,
	},
	'address-unreachable': {
		title: 'Nothing answers at the address',
		docs: `The connection to a load balancer's address, or to every node's NodePort, is refused or times out from this machine.

Check: nc -z -w 3 ADDRESS PORT, and kubectl describe service NAME for the events of its controller.

Where pods reach the Service, the load balancer or the network before it is at fault: see the load balancer's own health
checks and firewall. A private address is reached from its own network only.`,
	},
	'nodeport-dropped': {
		title: 'Some nodes do not serve the NodePort',
		docs: `A NodePort is open on every node alike, and some nodes answer while others don't, or all of them refuse. With
externalTrafficPolicy: Local a node without a ready pod drops what comes in there: that is what it is for, and clients
that choose the node themselves time out.

Check: nc -z -w 3 NODE-ADDRESS NODE-PORT for each address of kubectl get nodes -o wide.

Set externalTrafficPolicy: Cluster or run a pod on each node; else see to kube-proxy and the firewall of the nodes named.`,
	},
	'source-not-allowed': {
		title: 'This machine is not among the allowed sources',
		docs: `spec.loadBalancerSourceRanges limits who comes in by the load balancer's address, and the address this machine connects
from is not in it. It is likely, as behind NAT the cluster sees another address.

Check: kubectl get service NAME -o jsonpath='{.spec.loadBalancerSourceRanges}' and ip route get ADDRESS.

Add the block of the clients that are to come in.`,
	},
	'tls-name-mismatch': {
		title: 'The certificate is for other names',
		docs: `The certificate in the TLS handshake does not cover the host. Controllers answer with a default certificate of their own
where they have none for a host: the Secret is missing, or spec.tls does not list it.

Check: openssl s_client -connect ADDRESS:443 -servername HOST </dev/null | openssl x509 -noout -subject -ext subjectAltName.

Name the host in spec.tls (in the listener's certificateRefs for a Gateway) with a Secret of type kubernetes.io/tls for it.`,
	},
	'tls-expired': {
		title: 'The certificate has expired',
		docs: `The certificate in the TLS handshake is past its end, or its time has not begun. Clients refuse it.

Check: openssl s_client -connect ADDRESS:443 -servername HOST </dev/null | openssl x509 -noout -dates.

Renew it, and see why that did not happen by itself: kubectl describe certificate where cert-manager does it. A controller
that keeps the old one after the Secret has changed needs a restart.`,
	},
	'tls-untrusted': {
		title: 'The certificate is not trusted here',
		docs: `The names and the dates are right, and this machine does not trust who signed the certificate: it is self-signed, of a
private authority, or the server leaves out the intermediate certificates.

Check: openssl s_client -connect ADDRESS:443 -servername HOST </dev/null shows the chain and "Verify return code".

Put the whole chain into tls.crt of the Secret; for a private authority add its root to the clients (NODE_EXTRA_CA_CERTS
or SSL_CERT_FILE for svctop).`,
	},
	'no-route-matched': {
		title: 'No rule takes the request',
		docs: `The controller itself answers 404: no rule of an Ingress or route that it serves takes this host and path. The objects and the
answer of the application to the same request, by way of the API server, distinguish it from the application's own 404.

Check: kubectl get ingress,httproute -A -o wide for the host; kubectl describe of the one that should take it.

Correct host, path, pathType or the class (ingressClassName, parentRefs), or let the listener's hostname cover the route's.`,
	},
	'route-shadowed': {
		title: 'Another rule takes the request',
		docs: `Another object has a rule that goes before this one: the same host with an Exact or longer path, or just the same host
and path. Which of two equal ones wins is the controller's choice, mostly that of the older object.

Check: kubectl get ingress,httproute -A -o yaml, and compare hosts and paths.

Remove one of them, or give them different hosts or paths.`,
	},
	'gateway-cannot-reach': {
		title: 'The controller does not reach the backend',
		docs: `The controller answers 502, 503 or 504, while the endpoints answer others: a NetworkPolicy keeps the controller's pods out,
it uses another port or protocol than the backend speaks, or it does not follow the endpoints.

Check: kubectl logs of the controller, and kubectl exec into its pod (or kubectl debug) to connect to an endpoint.

Let the controller's namespace in by the NetworkPolicy that the verdict names; say the protocol of the backend (appProtocol,
or the controller's own annotation for TLS backends).`,
	},
	'redirect-loop': {
		title: 'The redirects go round',
		docs: `The answers redirect to each other: following them comes back to a URL that was asked before. Most often the application
redirects http to https while TLS ends in front of it, or a redirect rule matches its own target.

Check: curl -sIL --max-redirs 10 URL | grep -i '^location'.

Tell the application that the request came by https (X-Forwarded-Proto), or take the redirect out at one of the two.`,
	},
} as const;
