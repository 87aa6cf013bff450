/** A small company. */

import type { Template } from './template.ts';

export const company: Template = {
  name: 'Small company',
  fits: 'A company of five to twenty-five people, with a management, that wants each person to know what they answer for.',
  purpose: 'To give our clients a service they can rely on, and those who work here a trade to grow in.',
  roles: [
    {
      name: 'Management',
      purpose: 'To give a clear course and the means to hold it.',
      domain: 'Strategy, the yearly budget and hiring.',
      accountabilities: [
        'Saying every quarter where we are going and why',
        'Settling the budget with those who will spend it',
        'Answering for health and safety at work',
        'Entrusting whole roles rather than instructions',
      ],
    },
    {
      name: 'Staff representation',
      purpose: 'To carry the voice of employees to where decisions are made.',
      accountabilities: [
        'Gathering questions and bringing back answers',
        'Giving an opinion on what changes the work, before it is decided',
        'Watching over rest and the right to disconnect',
      ],
    },
  ],
  circles: [
    {
      name: 'Clients',
      purpose: 'That our clients get what they need, and say so around them.',
      roles: [
        {
          name: 'Sales',
          purpose: 'To find the work we do well.',
          domain: 'Discounts, within the limit set with finance.',
          accountabilities: [
            'Following each lead to a yes or a no',
            'Having production confirm what is promised and for when',
            'Keeping what is known of each client up to date',
          ],
        },
        {
          name: 'After-sales service',
          purpose: 'That no client is left alone with a problem.',
          accountabilities: [
            'Acknowledging every request within half a day',
            'Saying when the answer will come, and keeping that date',
            'Reporting to production the faults that return',
          ],
        },
        {
          name: 'Communication',
          purpose: 'To be found by those who look for us.',
          accountabilities: ['Keeping the site and the listings up to date', 'Preparing fairs and open days', 'Answering the local press'],
        },
      ],
    },
    {
      name: 'Production',
      purpose: 'To deliver what was promised, well made, without wearing anyone out.',
      domain: 'The order of work and its methods.',
      roles: [
        {
          name: 'Planning',
          purpose: 'That the load and the hands match.',
          accountabilities: [
            'Publishing the plan of the next two weeks every Thursday',
            'Announcing clashes of dates as soon as they show',
            'Keeping room for the unexpected',
          ],
        },
        {
          name: 'Quality and safety',
          purpose: 'That the work is good and nobody gets hurt.',
          accountabilities: [
            'Checking before delivery against a list that everyone knows',
            'Looking into each incident without looking for a culprit',
            'Keeping the assessment of risks up to date',
          ],
        },
        {
          name: 'Purchasing and stock',
          purpose: 'That what is needed is there, and no money lies asleep.',
          accountabilities: ['Ordering in time', 'Counting sensitive stock every month', 'Comparing suppliers once a year'],
        },
      ],
    },
    {
      name: 'Support',
      purpose: 'That the rest of the company can work with a quiet mind.',
      roles: [
        {
          name: 'Finance',
          purpose: 'True accounts and a clear view of the months ahead.',
          domain: 'The bank accounts.',
          accountabilities: [
            'Showing six months of cash ahead, every month',
            'Invoicing within the week of delivery and chasing what is unpaid',
            'Preparing returns and the annual accounts with the accountant',
          ],
        },
        {
          name: 'People and payroll',
          purpose: 'That each person is well received, well paid and well treated.',
          accountabilities: [
            'Preparing contracts, payroll and absences',
            'Organising the welcome and the yearly talk',
            'Keeping the training plan',
            'Following up telework arrangements',
          ],
        },
        {
          name: 'Computing',
          purpose: 'That the tools work, at the office and far from it.',
          accountabilities: [
            'Equipping and repairing each workstation',
            'Looking after access and backups, and trying to restore them',
            'Preparing the day the office closes',
          ],
        },
      ],
    },
  ],
};
