/** A third place. */

import type { Template } from './template.ts';

export const thirdPlace: Template = {
  name: 'Third place',
  fits: 'A place shared by independents, neighbours and associations, kept by those who use it with one person who weaves the ties.',
  purpose: 'An open place to work, meet and make things together, which belongs to those who use it.',
  domain: 'The charter of the place, the prices and which projects are hosted: what the assembly of users decides.',
  roles: [
    {
      name: 'Mediation',
      purpose: 'That people meet and the place stays alive.',
      accountabilities: [
        'Welcoming, showing around, introducing people to one another',
        'Noticing wishes and helping to turn them into projects',
        'Keeping the charter alive from day to day',
        'Telling the assembly what moves and what is stuck',
      ],
    },
    {
      name: 'Governance',
      purpose: 'That the users truly decide.',
      accountabilities: [
        'Preparing the assembly of users every quarter',
        'Writing down decisions and why, and posting them in the place',
        'Reminding of terms that end',
      ],
    },
  ],
  circles: [
    {
      name: 'The place',
      purpose: 'A safe, clean and pleasant building, open at the hours announced.',
      domain: 'Keys, shared equipment and everyday works.',
      roles: [
        {
          name: 'Opening and keys',
          purpose: 'That nobody finds the door shut at the hours announced.',
          accountabilities: [
            'Keeping the opening rota and its stand-ins',
            'Keeping the register of keys and badges',
            'Posting changes of hours in time',
          ],
        },
        {
          name: 'Upkeep and safety',
          purpose: 'That it feels good within these walls.',
          accountabilities: [
            'Organising cleaning and small repairs',
            'Following up mandatory checks and the insurance',
            'Watching energy and proposing savings',
          ],
        },
        {
          name: 'Network and machines',
          purpose: 'That the connection and the shared machines work.',
          accountabilities: [
            'Looking after network and printer',
            'Lending and mending recycled machines',
            'Helping those whom computers stop',
          ],
        },
      ],
    },
    {
      name: 'Users',
      purpose: 'That each person finds here what to work with, and with whom.',
      roles: [
        {
          name: 'Welcoming independents',
          purpose: 'That one stops being alone when coming through the door.',
          accountabilities: [
            'Explaining the offers and the charter',
            'Keeping the directory of skills, with each person’s consent',
            'Proposing a team when a mission is too large for one',
          ],
        },
        {
          name: 'Bookings',
          purpose: 'That the rooms serve as many as possible.',
          accountabilities: [
            'Keeping the calendar of rooms',
            'Settling clashes with good sense, shared use first',
            'Passing invoices to the treasury',
          ],
        },
      ],
    },
    {
      name: 'Programme',
      purpose: 'That things happen here which make one want to come back.',
      roles: [
        {
          name: 'Workshops and events',
          purpose: 'Regular meetings, carried by those who propose them.',
          accountabilities: [
            'Keeping the programme of the month',
            'Helping each host to prepare',
            'Taking stock in three lines, posted on the wall',
          ],
        },
        {
          name: 'Letter and posters',
          purpose: 'That the country around knows what is going on.',
          accountabilities: [
            'Writing the monthly letter',
            'Keeping the place’s entry in open directories up to date',
            'Having texts read aloud before they leave',
          ],
        },
      ],
    },
    {
      name: 'Means',
      purpose: 'That the place lasts and stays itself.',
      roles: [
        {
          name: 'Treasury',
          purpose: 'Simple accounts, open to every user.',
          domain: 'The bank accounts, within the agreed budget.',
          accountabilities: [
            'Showing income, costs and reserve every quarter',
            'Invoicing and collecting without delay',
            'Proposing the year’s prices to the assembly',
          ],
        },
        {
          name: 'Partners',
          purpose: 'That the town and the networks help us stay free.',
          accountabilities: [
            'Keeping the agreement with the town',
            'Following grants and their reports',
            'Taking part in the region’s network of third places',
          ],
        },
      ],
    },
  ],
};
