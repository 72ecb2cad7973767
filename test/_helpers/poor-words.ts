/** Words that have a better one in kubectl or in plain English. */
export const poorWords =
	/\b(?:mend(?:s|ed)?|nobody|somebody|whoever|all the same|told|on (?:its|their) way out|held back|put out|comes? near|near match|leads? (?:in a circle|nowhere|elsewhere)|start and end again|hangs? up|feels? responsible|go(?:es)? round|nothing came back|in the clear|looked into|by the other side)\b/i;
