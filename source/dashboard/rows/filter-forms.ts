import {searchedText} from './filter.ts';

type FilterForm = {
	readonly form: string;
	readonly help: string;
	/** Whether it is understood in every list that one chooses from, not of Services alone. */
	readonly isOfText: boolean;
};

/** What can be typed after `/` in the lists, and what that lets through. */
export const filterForms: readonly FilterForm[] = [
	{
		form: 'text',
		help: `regular expression over ${searchedText('')} of a Service, over the whole line of a list to choose from`,
		isOfText: true,
	},
	{form: '!text', help: 'what does not match', isOfText: true},
	{
		form: '-l key=value',
		help: "Services with the labels, as kubectl's -l: a=b, a!=b, a, !a, a in (b,c)",
		isOfText: false,
	},
	{
		form: '-f text',
		help: 'fuzzy, by namespace and name of a Service, by the first column of a list to choose from',
		isOfText: true,
	},
	{form: '@code', help: 'Services with the finding', isOfText: false},
];
