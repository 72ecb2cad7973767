import {expect, test} from 'vitest';
import {basisOf} from '../../source/rules/evidence.ts';
import {containerStatus, pod, service, servicePort, view} from '../_helpers/objects.ts';

const web = view({pods: [pod()]});

test('what has no bearing leaves it as it is', () => {
	expect(basisOf({...web, service: service({labels: {team: 'a'}}), pods: [pod({labels: {extra: 'x'}})]})).toBe(
		basisOf(web),
	);
});

test.each([
	['ports', {service: service({ports: [servicePort({targetPort: 3000})]})}],
	['selector', {service: service({selector: {app: 'other'}})}],
	['a new pod', {pods: [pod({uid: 'another'})]}],
	['a further pod', {pods: [pod(), pod({name: 'web-2', uid: '2'})]}],
	['a restart', {pods: [pod({statuses: [containerStatus({restarts: 1})]})]}],
	['readiness', {pods: [pod({conditions: []})]}],
])('%s: what was seen need not hold', (_, changed) => {
	expect(basisOf({...web, ...changed})).not.toBe(basisOf(web));
});
