import {typeAdvice} from '../rules/type-advice.ts';
import {createTheme} from '../theme.ts';
import {filled} from './filled.ts';

/** What `svctop explain` calls the page. */
export const typePage = 'types';

const widest = 100;

const steps = [
	"kubectl get endpointslices -l kubernetes.io/service-name=NAME: without an address that is ready, it is the selector or the pods' readiness, and nothing else needs a look yet.",
	'kubectl exec POD -- nslookup NAME: from a pod of the same namespace; from another one NAME.NAMESPACE. A name that resolves says nothing about what is behind it, but for a headless Service.',
	'kubectl describe service NAME: its port is what clients call, its targetPort where the pods listen; a name there has to be a port name in the pods.',
	"kubectl get pods -o jsonpath='{.items[*].spec.containers[*].ports}': targetPort against containerPort; what counts is what the program listens on, and on which address.",
];

/** Which type of Service for what, and in which order to look for what is wrong, for a terminal of that many columns. */
export const typesText = ({hasColor, columns}: {readonly hasColor: boolean; readonly columns: number}): string => {
	const {paint} = createTheme({isUnicode: false, hasColor});
	const width = Math.min(columns, widest);
	return `${[
		paint('strong', 'Which type of Service'),
		...typeAdvice.flatMap(({type, fits, mind}) => [
			'',
			paint('strong', type),
			...[`For ${fits}.`, `${mind[0]!.toUpperCase()}${mind.slice(1)}.`].flatMap(text =>
				filled(text, width - 2).map(line => `  ${line}`),
			),
		]),
		'',
		paint('strong', 'Where to look when one does not work, in this order'),
		...steps.flatMap((step, index) =>
			filled(step, width - 5).map((line, part) => `${part === 0 ? `  ${index + 1}. ` : '     '}${line}`),
		),
		'',
		...filled(
			'svctop check looks at all of this at once; svctop trace NAME tries the path from inside a pod; the diagnosis of a Service in the dashboard says which type it is and what would do instead.',
			width,
		),
	].join('\n')}\n`;
};
