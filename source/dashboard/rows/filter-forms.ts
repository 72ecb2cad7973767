import {searchedText} from './filter.ts';

export type FilterForm = {
	readonly form: string;
	readonly help: string;
	/** Whether it is understood in every list, not of Services alone. */
	readonly isOfText: boolean;
	/** Whether it is understood of endpoints and pods. */
	readonly isOfPods: boolean;
};

/** What can be typed after `/` in the lists, and what that lets through. */
export const filterForms: readonly FilterForm[] = [
	{
		form: 'text',
		help: `regular expression over ${searchedText('')} of a Service, over the whole line of any other list`,
		isOfText: true,
		isOfPods: true,
	},
	{form: '!text', help: 'what does not match', isOfText: true, isOfPods: true},
	{
		form: '-l key=value',
		help: "Services or pods with the labels, as kubectl's -l: a=b, a!=b, a, !a, a in (b,c)",
		isOfText: false,
		isOfPods: true,
	},
	{
		form: '-f text',
		help: 'fuzzy, by namespace and name of a Service, by the first column of any other list',
		isOfText: true,
		isOfPods: true,
	},
	{form: '@code', help: 'Services with the finding', isOfText: false, isOfPods: false},
];
