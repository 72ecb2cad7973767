import {policySelectsNothing} from '../../../source/rules/policy/policy-selects-nothing.ts';
import {policy, selector} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const idle = policy({podSelector: selector({app: 'webb'})});

verifyRule(policySelectsNothing, {
	good: [view(), view({policies: [policy()]}), view({idlePolicies: [idle], pods: []})],
	bad: [{view: view({idlePolicies: [idle]}), mention: ['podSelector app=webb matches no pods (NetworkPolicy web-in)']}],
});
