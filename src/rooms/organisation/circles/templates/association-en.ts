/** An association of volunteers. */

import type { Template } from './template.ts';

export const association: Template = {
  name: 'Association',
  fits: 'An association run mostly by volunteers: a light board, groups that act, short terms that rotate.',
  purpose: 'To keep our cause alive, within everyone’s reach, and never to rest on one person alone.',
  domain: 'The statutes, the budget and elections: what the general meeting decides.',
  roles: [
    {
      name: 'Chair',
      purpose: 'That the association keeps its word, inside and outside.',
      domain: 'The signature of the association.',
      accountabilities: [
        'Representing the association to officials and partners',
        'Preparing the general meeting and the yearly report with the board',
        'Seeing to it that every term has somebody in view to follow',
      ],
    },
    {
      name: 'Secretary',
      purpose: 'That everyone knows what was decided and what is coming.',
      domain: 'The register of the association and the list of members.',
      accountabilities: [
        'Calling meetings and writing their minutes within a week',
        'Declaring changes to the authorities in time',
        'Keeping the list of members with respect for their data',
      ],
    },
    {
      name: 'Treasurer',
      purpose: 'That every euro can be followed and we know what is left.',
      domain: 'The bank accounts, within the agreed budget.',
      accountabilities: [
        'Taking in fees and paying back expenses within two weeks',
        'Presenting the accounts to each board and to the general meeting',
        'Giving account of how grants were used',
      ],
    },
  ],
  circles: [
    {
      name: 'Activities',
      purpose: 'That what we stand for can be seen all year round.',
      roles: [
        {
          name: 'Programme',
          purpose: 'A calendar that is inviting and that we can keep.',
          accountabilities: [
            'Proposing the season’s programme to the board',
            'Booking rooms and speakers',
            'Giving up in time when hands are short',
          ],
        },
        {
          name: 'Logistics',
          purpose: 'That all is ready when the public comes.',
          accountabilities: [
            'Keeping the inventory and the keys',
            'Setting up and clearing away with the day’s team',
            'Declaring events to insurer and town hall',
          ],
        },
        {
          name: 'Welcoming the public',
          purpose: 'That whoever pushes the door feels expected.',
          accountabilities: ['Being there a quarter of an hour ahead', 'Gathering remarks', 'Offering membership without insisting'],
        },
      ],
    },
    {
      name: 'Volunteers',
      purpose: 'That people come gladly and may leave without remorse.',
      roles: [
        {
          name: 'Welcoming volunteers',
          purpose: 'That each person finds a place of their size.',
          accountabilities: [
            'Meeting each new person within the month',
            'Saying what there is to do, how long it takes and with whom',
            'Saying thank you, and asking why when somebody leaves',
          ],
        },
        {
          name: 'Training',
          purpose: 'That skills travel.',
          accountabilities: [
            'Spotting what only one person can do',
            'Holding two training sessions a year',
            'Finding funds to train volunteers',
          ],
        },
      ],
    },
    {
      name: 'Ties',
      purpose: 'That we are known and that others act with us.',
      roles: [
        {
          name: 'Communication',
          purpose: 'That news reach those they concern.',
          accountabilities: [
            'Writing the monthly letter',
            'Putting up posters in shops and at the town hall',
            'Keeping the site and the local calendar up to date',
          ],
        },
        {
          name: 'Partners and grants',
          purpose: 'Means that match the project, without depending on them.',
          accountabilities: [
            'Keeping the calendar of grant applications',
            'Writing applications with treasurer and programme',
            'Sending news to partners, also when we ask for nothing',
          ],
        },
      ],
    },
  ],
};
