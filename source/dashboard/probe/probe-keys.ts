import {copy, copyDisabled} from '../effects/copying.ts';
import {logDisabled, openLog} from '../effects/open-command-log.ts';
import {
	curlDisabled,
	matrixDisabled,
	probeDisabled,
	startMatrix,
	startProbe,
	traceDisabled,
} from '../effects/probe-handlers.ts';
import {repeatDisabled, repeatingDisabled, repeatProbe, toggleRepeating} from '../effects/repeat-probe.ts';
import type {OpenBinding} from '../keyboard/key-binding.ts';

/** Keys that run something inside a pod. */
export const probeKeys: readonly OpenBinding[] = [
	{
		action: 'nslookup',
		help: 'nslookup: resolve the Service inside a pod',
		scopes: ['list', 'text'],
		footer: 'nslookup',
		disabled: state => probeDisabled(state),
		run: context => startProbe(context, 'nslookup'),
	},
	{
		action: 'curl',
		help: 'curl: request a URL inside a pod',
		scopes: ['list', 'text'],
		footer: 'curl',
		disabled: curlDisabled,
		run: context => startProbe(context, 'curl'),
	},
	{
		action: 'trace',
		help: 'trace: the path to the Service, hop by hop',
		scopes: ['list', 'text'],
		footer: 'trace',
		disabled: state => traceDisabled(state),
		run: context => startProbe(context, 'trace'),
	},
	{
		action: 'matrix',
		help: 'connectivity matrix: pods × endpoints',
		scopes: ['list', 'text'],
		footer: 'matrix',
		disabled: state => matrixDisabled(state),
		run: context => startMatrix(context),
	},
	{
		action: 'repeat',
		help: 'run the probe again and compare the answers',
		scopes: ['text'],
		disabled: repeatDisabled,
		run: repeatProbe,
	},
	{
		action: 'repeat-always',
		help: 'toggle: repeat; of a trace, requests over time',
		scopes: ['text'],
		disabled: repeatingDisabled,
		run: toggleRepeating,
	},
	{
		action: 'commands',
		help: 'commands run in pods; also :commands',
		scopes: ['list', 'text'],
		disabled: logDisabled,
		run: openLog,
	},
	{
		action: 'copy',
		help: 'copy the selected command',
		scopes: ['picker'],
		disabled: copyDisabled,
		run: copy,
	},
];
