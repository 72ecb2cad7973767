import type {PolicyPeer} from '../../../source/model/networking/networking-objects.ts';
import {peerOrVsAnd} from '../../../source/rules/policy/peer-or-vs-and.ts';
import {peer, policy, selector} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const pods = peer({podSelector: selector({app: 'web'})});
const namespaces = peer({namespaceSelector: selector({team: 'a'})});
const of = (...peers: readonly PolicyPeer[]) => view({policies: [policy({ingress: [{ports: [], peers}]})]});

verifyRule(peerOrVsAnd, {
	good: [view(), of(pods), of(namespaces, namespaces), of({...pods, ...namespaces, podSelector: pods.podSelector})],
	bad: [
		{view: of(pods, namespaces), mention: ['web-in', 'two entries, not one']},
		{view: of(namespaces, pods)},
		{view: view({policies: [policy({policyTypes: ['Egress'], egress: [{ports: [], peers: [pods, namespaces]}]})]})},
	],
});
