import {targetPortInvalid} from '../../../source/rules/ports/target-port-invalid.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const to = (targetPort: number | string) => view({service: service({ports: [servicePort({targetPort})]})});

verifyRule(targetPortInvalid, {
	good: [
		...[view(), to(1), to(65_535), to('http'), to('8080-tcp'), to('a-name-of-15-le')],
		view({service: service({type: 'ExternalName', ports: [servicePort({targetPort: 70_000})]})}),
	],
	bad: [
		{view: to(70_000), cause: 'targetPort 70000 invalid: must be 1 to 65535'},
		{view: to(-1)},
		{view: to(80.5)},
		{view: to('a-name-that-is-too-long'), mention: ['23 characters, at most 15 allowed']},
		{
			view: to('8080'),
			cause: 'targetPort "8080" invalid: in quotes it is a name, which needs a letter',
			mention: ['Write targetPort: 8080 without quotes.'],
		},
		...['Http', 'http_web', '-http', 'http-', 'a--b'].map(name => ({view: to(name), mention: ['single hyphens']})),
	],
});
