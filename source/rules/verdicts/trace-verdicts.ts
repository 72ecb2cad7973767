import {wayInPages} from './way-in-verdicts.ts';

/** What a trace can end in: a title, what it means, how to check it by hand, how to fix it. */
const pages = {
	ok: {
		title: 'Path OK',
		docs: `The name resolves, and everything that was asked on the way answers: the Service's address, and the endpoints. An
HTTP status below 500 is an answer. Of a Service with several ports each is asked, unless one is named; at most five
endpoints of each, spread over the nodes. A headless Service is asked at its own port, at each pod. A DNS port is asked a DNS
query. Any other UDP port, and SCTP, is ok (likely) where every pod that was checked has a listening socket: the way
to it is not tested then. An ExternalName in the cluster is followed to its Service. Requests go without the proxy of
the client (http_proxy): a note says where an application there would use it.

Check: nslookup and curl in the pod that was probed from.

Fix: If a client still fails, trace from that client: --from, or p in the dashboard.`,
	},
	...wayInPages,
	'dns-nxdomain': {
		title: 'NXDOMAIN: name does not exist',
		docs: `The DNS server answers NXDOMAIN: there is no such name.

Check: kubectl exec POD -- nslookup NAME.NAMESPACE.svc.cluster.local. and cat /etc/resolv.conf in the same pod.

Fix: A headless Service without a ready pod has no name. Compare the client's dnsPolicy and the cluster's domain; where
only the short name fails, use the FQDN, or fix the search domains.`,
	},
	'dns-nodata': {
		title: 'NODATA: name has no address record',
		docs: `The name exists and has no A or AAAA record: most often the CNAME of an ExternalName points to a name without an
address.

Check: kubectl exec POD -- nslookup NAME, then the same with the name its CNAME points to.

Fix: Correct spec.externalName, or fix that name.`,
	},
	'dns-servfail': {
		title: 'DNS server error (SERVFAIL or REFUSED)',
		docs: `The DNS server failed (SERVFAIL) or refused the query (REFUSED). Each replica of it is asked directly then; where some
answer and others do not, those are named, and lookups fail at times.

Check: kubectl exec POD -- nslookup NAME, then kubectl -n kube-system logs -l k8s-app=kube-dns.

Fix: Check the DNS server, or the one that it forwards such queries to.`,
	},
	'dns-timeout': {
		title: 'DNS timeout',
		docs: `The query was sent, and no DNS server answered in time. Each replica is asked directly then; where some answer and
others do not, those are named, and lookups fail at times.

Check: kubectl exec POD -- nslookup NAME; kubectl -n kube-system get endpointslices -l k8s-app=kube-dns.

Fix: See that the cluster DNS has endpoints, and that no NetworkPolicy blocks port 53 (UDP and TCP) for the pod.`,
	},
	'dns-wrong-address': {
		title: 'DNS returns the wrong address',
		docs: `The name resolves to an address that is not the Service's.

Check: kubectl exec POD -- nslookup NAME against kubectl get service NAME; cat /etc/hosts in the pod.

Fix: Look for hostAliases, a rewrite in the DNS server, a search domain that catches the name, or a stale cache.`,
	},
	'no-endpoints': {
		title: 'No ready endpoints',
		docs: `No EndpointSlice of the Service has a ready endpoint for this port: connections are refused at once. svctop check may
still say warning: new pods can become ready.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME.

Fix: The verdict names the cause that the rules found: svctop explain CODE has the fix.`,
	},
	'not-listening': {
		title: 'Connection refused: nothing listens on targetPort',
		docs: `Every endpoint that was asked refuses the connection, and so do the pods from inside: nothing listens on
targetPort. The objects of the cluster don't show it, as containerPorts need not be declared. A headless Service does not
map ports: clients connect to the pods at the Service's own port.

Check: kubectl exec POD -- cat /proc/net/tcp /proc/net/tcp6 (0A is a listening socket, the port is hexadecimal).

Fix: Set targetPort to the port the application listens on, or move the application. Where a trace in the dashboard has
proven it, the Service keeps it as an error for five minutes, or until its pods or ports change, or another trace or
request gets through.`,
	},
	'listens-on-localhost': {
		title: 'Connection refused: app listens on localhost only',
		docs: `Every endpoint that was asked refuses the connection, and inside the pod the port answers on the loopback, which is
127.0.0.0/8 and ::1, with whatever HTTP status: nothing from outside the pod gets through. For UDP the address of the
listening socket tells. Pods are ready and endpoints published all the while.

Check: kubectl port-forward POD PORT works, as it connects inside the pod; kubectl exec POD -- cat /proc/net/tcp
shows 0100007F, 127.0.0.1, as the address of the socket.

Fix: Let the application bind 0.0.0.0 or [::]: often an option or variable named host, bind or listen. Where a trace in
the dashboard has proven it, the Service keeps it as an error for five minutes, or until its pods or ports change, or
another trace or request gets through.`,
	},
	'some-endpoints-fail': {
		title: 'Some endpoints fail',
		docs: `Some of the endpoints that were asked answer, others don't: that share of the requests fails.

Check: kubectl exec POD -- curl http://ADDRESS:PORT for each address of kubectl get endpointslices.

Fix: See what the failing pods have in common: another workload, version or node, or a NetworkPolicy. Narrow
spec.selector where they do not belong to the Service.`,
	},
	'requests-fail-at-times': {
		title: 'Some requests fail, on no endpoint in particular',
		docs: `With --for or --count the Service's name and each endpoint are asked again and again, at most five times a second in all.
Some of the requests failed, and nothing stands out. An endpoint, a node or a zone is accused (some-endpoints-fail) only
where Fisher's exact test, one-sided, with Bonferroni's correction for all comparisons, says that chance alone explains
its share of the failures with less than one percent; a node only where it stands out without its worst endpoint too.

Check: svctop trace SERVICE --for 5m for more requests; what happened in the cluster stands beside each change.

Fix: Where failures begin with a rollout or a pod that is deleted, let the application finish what it has begun when it
gets SIGTERM, and wait some seconds first (a preStop hook with sleep): clients are sent to it until every node has
heard. Elsewhere compare the kinds of failure with the application's logs.`,
	},
	'endpoint-timeout': {
		title: 'Connection timed out on all endpoints',
		docs: `Connections to the endpoints time out: a NetworkPolicy, a firewall, or the network between the nodes drops packets. An
application that answers inside its pod is fine.

Check: kubectl exec POD -- nc -z -w 3 ADDRESS PORT, and kubectl get networkpolicies in both namespaces.

Fix: Allow the client in the NetworkPolicy that the verdict names; without one, try a client on the node of the
endpoint.`,
	},
	'no-route': {
		title: 'No route to host on all endpoints',
		docs: `The network reports no route to host: a NotReady node, a NetworkPolicy that rejects, or missing routes.

Check: kubectl exec POD -- nc -z -w 3 ADDRESS PORT, and kubectl get nodes.

Fix: Check the nodes, the network between them, or the policy that the verdict names.`,
	},
	'service-address-fails': {
		title: 'ClusterIP unreachable, endpoints OK',
		docs: `The endpoints answer when asked directly, and the ClusterIP does not: kube-proxy (or its replacement) on the client's
node does not forward it; or spec.internalTrafficPolicy is Local and no endpoint runs there.

Check: kubectl exec POD -- nc -z -w 3 CLUSTER-IP PORT, and kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide.

Fix: Try a client on another node. Fix kube-proxy on that of the client, or set internalTrafficPolicy to Cluster.`,
	},
	'node-data-plane': {
		title: 'ClusterIP unreachable on one node only',
		docs: `With --from-each-node a pod on each node asks the ClusterIP and one endpoint. On this node the endpoint answers and the
ClusterIP does not, three times in a row; on other nodes it does. kube-proxy there, or its replacement, is not up to date.

Check: kubectl get pods -A -o wide --field-selector spec.nodeName=NODE, and the log of kube-proxy or the agent there.

Fix: Start the agent of that node again. Where it comes back, compare its version and its node's kernel with the others.`,
	},
	'hairpin-fails': {
		title: 'Hairpin: pod cannot reach itself via the Service',
		docs: `The client is an endpoint of the Service itself, and connections that are sent back to it time out: hairpin mode is
probably off. A NetworkPolicy that does not allow the pod itself, or an eBPF data path, looks the same.

Check: the same request from a pod that is no endpoint works.

Fix: Turn on hairpin mode of the network plugin, allow the pod itself in the policy, or let the application use its
loopback for itself.`,
	},
	'plaintext-on-tls': {
		title: 'HTTP sent to a TLS port',
		docs: `The connection opens, and the backend expects TLS: it answers plain HTTP as a TLS server does.

Check: kubectl exec POD -- curl -k https://NAME:PORT works where http:// does not.

Fix: Name the port https, or set appProtocol: https; request https://, or point targetPort at a plain HTTP port.`,
	},
	'tls-on-plaintext': {
		title: 'TLS sent to a plain HTTP port',
		docs: `The connection opens, and the backend does not answer the TLS handshake as a TLS server does.

Check: kubectl exec POD -- curl http://NAME:PORT works where https:// does not.

Fix: Name the port http, or set appProtocol: http; or point targetPort at a TLS port.`,
	},
	'http-server-error': {
		title: 'HTTP 5xx from the application',
		docs: `The network path is fine: the application itself answers with a status of 500 or above.

Check: kubectl exec POD -- curl -i http://NAME:PORT/, and kubectl logs of the pods.

Fix: See the logs of the pods.`,
	},
	'no-response': {
		title: 'Response timeout',
		docs: `The network path is fine: the application accepts the connection and does not answer the request in time.

Check: kubectl exec POD -- curl -m 6 http://NAME:PORT/.

Fix: See the logs of the pods: the application is busy, or waits for something itself.`,
	},
	'connection-reset': {
		title: 'Connection reset or closed before a response',
		docs: `The connection opens and is reset or closed without a response, or the backend speaks another protocol than declared.

Check: kubectl exec POD -- curl -v http://NAME:PORT/.

Fix: See the logs of the pods and of their sidecars.`,
	},
	unproven: {
		title: 'Port not tested',
		docs: `Nothing contradicts that the port works, and nothing proves it: UDP has no handshake, SCTP opens with no usual tool, and
the listening sockets could not be read in every pod, or a NetworkPolicy or spec.internalTrafficPolicy stands between.
An unproven trace is not a failure, and not a success: the exit code is 2.

Check: kubectl exec POD -- cat /proc/net/udp /proc/net/udp6 (07 is a socket that listens, the port is hexadecimal), or
/proc/net/sctp/eps.

Fix: Use a client of the application's own, or svctop trace --debug, which reads the sockets in an ephemeral container
that stays until the pod is deleted.`,
	},
	'probe-impossible': {
		title: 'Probe could not run',
		docs: `No verdict on the Service: the image has no network tools, or exec is forbidden.

Check: kubectl auth can-i create pods/exec, and kubectl exec POD -- ls /bin.

Fix: Use another pod (--from, or p in the dashboard), or attach an ephemeral container (--debug), which stays until the
pod is deleted.`,
	},
} as const;

export type VerdictCode = keyof typeof pages;

export type VerdictPage = {readonly code: VerdictCode; readonly title: string; readonly docs: string};

/** Every verdict there is, along the path. */
export const traceVerdicts: readonly VerdictPage[] = Object.entries(pages).map(([code, page]) => ({
	code: code as VerdictCode,
	...page,
}));

/** The verdict of that code; undefined where there is none. */
export const verdictPage = (code: string): VerdictPage | undefined => traceVerdicts.find(page => page.code === code);
