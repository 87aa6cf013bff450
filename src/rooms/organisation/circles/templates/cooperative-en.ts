/** A cooperative of seven people. */

import type { Template } from './template.ts';

export const cooperative: Template = {
  name: 'Cooperative of seven',
  fits: 'A small team that owns its means of work and decides as equals; seven people are enough to hold every role.',
  purpose: 'To earn a decent living from our work, together and as equals, by being of real use to those around us.',
  domain: 'The articles, the sharing of surplus, members joining and leaving: what the general meeting decides.',
  roles: [
    {
      name: 'Facilitation',
      purpose: 'That every meeting gets somewhere and every voice counts.',
      accountabilities: [
        'Making the agenda from what each circle brings, and sending it two days ahead',
        'Keeping frame and time, and giving the floor to those who do not take it',
        'Carrying decisions by consent through to the end, objections included',
        'Closing with a round about the meeting itself',
      ],
    },
    {
      name: 'Memory',
      purpose: 'That what was decided can be found, understood and put into practice.',
      domain: 'The register of decisions and the register of members.',
      accountabilities: [
        'Writing down each decision, and why, on the same day',
        'Keeping circles, roles and terms up to date',
        'Calling the general meeting in due form and in time',
        'Reminding of terms that end and decisions to review',
      ],
    },
    {
      name: 'Legal representation',
      purpose: 'To commit the cooperative outwards, true to what was decided inside.',
      domain: 'The signature of the cooperative.',
      accountabilities: [
        'Signing the contracts and deeds that were decided',
        'Answering authorities and preparing audits',
        'Saying at each meeting what has been committed since the last',
      ],
    },
  ],
  circles: [
    {
      name: 'Production',
      purpose: 'To do work we are proud of, delivered as agreed.',
      domain: 'How the work is done: methods and tools of the trade.',
      roles: [
        {
          name: 'Coordination of orders',
          purpose: 'That every order has somebody, and a date that holds.',
          accountabilities: [
            'Sharing out orders by the availability each person declared',
            'Telling the client early when a date will not hold',
            'Keeping one week ahead of what is coming',
          ],
        },
        {
          name: 'Quality',
          purpose: 'That mistakes teach us something and do not come back.',
          accountabilities: [
            'Having another person look over each delivery before it leaves',
            'Asking clients what they think, one month later',
            'Proposing another method when the same fault returns',
          ],
        },
        {
          name: 'Passing on skills',
          purpose: 'That nobody is alone in knowing how.',
          accountabilities: [
            'Keeping the list of what only one person can do',
            'Making a pair for each of these',
            'Having procedures written by those who follow them',
          ],
        },
      ],
    },
    {
      name: 'Relations',
      purpose: 'That those we can be useful to know us and trust us.',
      roles: [
        {
          name: 'Welcoming requests',
          purpose: 'That whoever writes to us gets a clear answer.',
          accountabilities: [
            'Answering every request within two working days, even to say no',
            'Understanding the need before speaking of a price',
            'Handing over to the coordination of orders with what was promised',
          ],
        },
        {
          name: 'Quotes and contracts',
          purpose: 'That what we commit to is fair, written and can be kept.',
          domain: 'Prices and model contracts.',
          accountabilities: [
            'Estimating with the people who will do the work',
            'Having each quote read by somebody else',
            'Reviewing prices once a year with the treasury',
          ],
        },
        {
          name: 'Public voice',
          purpose: 'To say plainly what we do and why.',
          accountabilities: [
            'Keeping the site and the papers that present us up to date',
            'Telling of one finished piece of work a quarter, if the client agrees',
            'Tending the ties with other cooperatives and local networks',
          ],
        },
      ],
    },
    {
      name: 'Resources',
      purpose: 'That money, tools and papers are there when the work needs them.',
      roles: [
        {
          name: 'Treasury',
          purpose: 'That everyone knows where we stand and can see ahead.',
          domain: 'The bank accounts, within the agreed budget.',
          accountabilities: [
            'Showing six months of cash ahead, every month, on one page that everyone can read',
            'Paying wages, contributions and suppliers on time',
            'Chasing unpaid invoices',
            'Warning as soon as three months ahead are no longer covered',
          ],
        },
        {
          name: 'Accounts and payroll',
          purpose: 'True accounts, kept as we go.',
          accountabilities: [
            'Entering and filing papers every week',
            'Preparing payroll and returns with the accountant',
            'Having the annual accounts ready for the general meeting',
          ],
        },
        {
          name: 'Tools and data',
          purpose: 'That each of us can work from anywhere without fear of loss.',
          accountabilities: [
            'Opening and closing access when somebody comes or leaves',
            'Checking every quarter that a backup restores',
            'Helping to choose tools that are free, frugal and made to last',
          ],
        },
      ],
    },
    {
      name: 'Life together',
      purpose: 'That we want to stay, and others want to come.',
      roles: [
        {
          name: 'Welcoming newcomers',
          purpose: 'That whoever arrives finds their place and understands how we decide.',
          accountabilities: [
            'Preparing the first two weeks with the person',
            'Being there to lean on for six months',
            'Presenting the charter, the accounts and the way to membership',
          ],
        },
        {
          name: 'Listening',
          purpose: 'That a tension is spoken before it becomes a conflict.',
          accountabilities: [
            'Hearing whoever asks, and repeating nothing without their consent',
            'Proposing mediation, with somebody from outside if need be',
            'Taking stock with each person once a year of their load and their wishes',
          ],
        },
      ],
    },
  ],
};
