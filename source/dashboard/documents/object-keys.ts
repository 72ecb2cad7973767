import {jump, jumpDisabled} from '../effects/jump.ts';
import {enterContainer, openOf, shellDisabled} from '../effects/open-document.ts';
import {subjectDisabled} from '../effects/selected-object.ts';
import type {OpenBinding} from '../keyboard/key-binding.ts';

/** Keys that open what is selected: the object itself, what happened to it, what it writes, and its inside. */
export const objectKeys: readonly OpenBinding[] = [
	{
		action: 'describe',
		help: 'describe the Service, pod or EndpointSlice',
		scopes: ['list', 'text'],
		disabled: subjectDisabled,
		run: context => openOf(context, 'describe'),
	},
	{
		action: 'yaml',
		help: 'YAML of the selected object',
		scopes: ['list', 'text'],
		footer: 'yaml',
		disabled: subjectDisabled,
		run: context => openOf(context, 'yaml'),
	},
	{
		action: 'logs',
		help: 'logs of a container; also :logs',
		scopes: ['list', 'text'],
		footer: 'logs',
		disabled: subjectDisabled,
		run: context => enterContainer(context, 'logs'),
	},
	{
		action: 'events',
		help: 'events of the object; also :events',
		scopes: ['list', 'text'],
		disabled: subjectDisabled,
		run: context => openOf(context, 'events'),
	},
	{
		action: 'shell',
		help: 'shell in a container',
		scopes: ['list', 'text'],
		disabled: shellDisabled,
		run: context => enterContainer(context, 'shell'),
	},
	{
		action: 'jump',
		help: 'jump to an object that is named here',
		scopes: ['list', 'text'],
		footer: 'jump',
		disabled: jumpDisabled,
		run: jump,
	},
];
