import {ingressBlocked} from '../../../source/rules/policy/ingress-blocked.ts';
import {namespace, peer, policy, selector} from '../../_helpers/networking.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const client = {role: 'client'};
const own = {app: 'web', 'pod-template-hash': '7d9c'};
const neighbours = [own, client];
const from = (labels: Readonly<Record<string, string>>) =>
	policy({ingress: [{ports: [], peers: [peer({podSelector: selector(labels)})]}]});
const twoPorts = service({ports: [servicePort(), servicePort({name: 'metrics', port: 9090, targetPort: 9090})]});

verifyRule(ingressBlocked, {
	good: [
		view(),
		view({neighbours, policies: [from(client)]}),
		view({neighbours, policies: [policy({policyTypes: ['Egress']})]}),
		view({neighbours, policies: [policy({name: 'deny', podSelector: selector()}), from(client)]}),
		// Nobody is here who could call: those it names may come.
		view({neighbours: [own], policies: [from({role: 'auditor'})]}),
		// Peers of one Service talk among themselves.
		view({neighbours, policies: [from({app: 'web'})], service: service({clusterIPs: ['None']})}),
		view({neighbours, policies: [policy()], pods: [pod({isOnHostNetwork: true})]}),
		view({neighbours, policies: [policy()], pods: []}),
		view({
			neighbours,
			namespaces: undefined,
			policies: [policy({ingress: [{ports: [], peers: [peer({namespaceSelector: selector({team: 'b'})})]}]})],
		}),
		view({
			neighbours,
			namespaces: [namespace('shop'), namespace('edge', {team: 'b'})],
			policies: [policy({ingress: [{ports: [], peers: [peer({namespaceSelector: selector({team: 'b'})})]}]})],
		}),
	],
	bad: [
		{
			view: view({neighbours, policies: [from({role: 'auditor'})]}),
			port: 80,
			mention: ['web-in allows only from pods role=auditor', 'port 8080 blocked: NetworkPolicy'],
		},
		{view: view({neighbours, policies: [policy()]}), mention: ['web-in allows nothing']},
		{view: view({neighbours: [own], policies: [policy()]})},
		// Its own pods are no clients of it.
		{view: view({neighbours, policies: [from({app: 'web'})]})},
		{
			view: view({
				service: twoPorts,
				neighbours,
				pods: [pod({containers: [container()]})],
				policies: [policy({ingress: [{ports: [{protocol: 'TCP', port: 8080, endPort: 0}], peers: []}]})],
			}),
			severity: 'info',
			confidence: 'hint',
			port: 9090,
		},
		{
			view: view({
				neighbours: [...neighbours, {app: 'web', version: 'b'}],
				pods: [pod(), pod({name: 'web-2', labels: {app: 'web', version: 'b'}})],
				policies: [policy({podSelector: selector({version: 'b'})})],
			}),
			severity: 'info',
			mention: ['port 8080 blocked'],
		},
	],
});
