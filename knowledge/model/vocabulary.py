"""The words that the bot understands."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import model_validator

from knowledge.model.form import FileForm, Language, Name, Text
from knowledge.model.programmes import Audience


class CorrectionWords(FileForm):
    """How people put right what they have answered, in parts."""

    small: tuple[Text, ...]
    """What such a message begins with: `nej`, `vänta`."""
    wrong: tuple[Text, ...]
    """Words of that by which it plainly puts something right: `fel`."""
    leads: tuple[Text, ...]
    """What stands before what is right: `jag menade`."""
    denied: tuple[Text, ...]
    """What stands before what is wrong: `inte`."""
    instead: tuple[Text, ...]
    """What follows it before what is right: `utan`."""
    after: tuple[Text, ...]
    """What may stand after what is right: `i stället`."""
    behind: tuple[Text, ...]
    """What stands there and plainly puts something right: `menade jag`."""
    spelt: tuple[Text, ...]
    """What stands between a word and a letter of it: `med`; ..."""
    twice: tuple[Text, ...]
    """... or two of them: `dubbel`."""


class SpellingWords(FileForm):
    """How people say how their names are spelt, in parts."""

    said: tuple[Text, ...]
    """What stands before a name as it is spelt: `det stavas`."""
    surname: tuple[Text, ...]
    """What a part of the name is called; ..."""
    first: tuple[Text, ...]
    called: tuple[Text, ...]
    """... and what follows before how it is spelt: `ska vara`."""


class RunOnWords(FileForm):
    """How a question follows on what somebody tells of themselves, without a sign between."""

    tells: tuple[Text, ...]
    """What begins a statement on oneself: `jag är`."""
    asks: tuple[Text, ...]
    """What begins a question, and nothing else behind such a statement: `hur funkar`."""
    leads: tuple[Text, ...]
    """What such words belong to where it stands right before them: `undrar`."""


class DoubtingWords(FileForm):
    """How people say that they do not know or do not understand, in parts."""

    denied: tuple[Text, ...]
    """What denies: `inte`."""
    known: tuple[Text, ...]
    """What one does not: `förstår`, `säker`."""
    small: tuple[Text, ...]
    """What may stand beside it where nothing else is said: `riktigt`."""


class HalfWords(FileForm):
    """How a half is added to a number, in parts: `2 o ett halvt`."""

    joints: tuple[Text, ...]
    articles: tuple[Text, ...]
    words: tuple[Text, ...]
    of_years: tuple[Text, ...]
    """What such a number ends in that can only be one of years."""


class WhetherWords(FileForm):
    """How a question that is answered by yes or no is joined to another: `and is it free?`."""

    joins: tuple[Text, ...]
    verbs: tuple[Text, ...]
    subjects: tuple[Text, ...]
    """What follows the verb there, beside a name."""


class NameWraps(FileForm):
    """What people write around their names where these are asked for."""

    before: tuple[Text, ...]
    after: tuple[Text, ...]
    particles: tuple[Text, ...]
    """Small words that are part of names: `von`."""


class WithoutWords(FileForm):
    """How people say that they have nothing to answer to a question that may be skipped."""

    none: tuple[Text, ...]
    small: tuple[Text, ...]
    """What may stand beside it, with the name of what is asked for."""


class PuttingOffWords(FileForm):
    """How people put off what they are asked for: `I have to ask my boss first`."""

    phrases: tuple[Text, ...]
    acts: tuple[Text, ...]
    """What they do instead of answering, ..."""
    times: tuple[Text, ...]
    """... once it is that time: `I'll finish this` `tomorrow`."""
    small: tuple[Text, ...]
    """What may stand beside it and still be no answer."""


class OtherFormWords(FileForm):
    """How people say that another form was meant than the one that is open, without its name."""

    leads: tuple[Text, ...]
    """What stands around that which was meant: `start with`."""
    ones: tuple[Text, ...]
    """Words that stand for a programme: `one`, `den`; ..."""
    verbs: tuple[Text, ...]
    """... and those behind which they stand for something else: `det är`."""
    wrong: tuple[Text, ...]
    """Ways to say that it is not this one, and no more; ..."""
    not_this: tuple[Text, ...]
    """... and such as may be said of something else that was asked before."""


class PickingWords(FileForm):
    """What stands around the name of a programme that is wished for, and nothing else."""

    plainly: tuple[Text, ...]
    """After a list: `Ledarskapsprogrammet tack`; ..."""
    instead: tuple[Text, ...]
    """... and right after a refusal, too: `Ledarskapsprogrammet then`."""
    pointers: tuple[Text, ...]
    """What stands there instead of a name, after a nod: `ok, that one`; ..."""
    telling: tuple[Text, ...]
    """... and words with which something is said of it: `ok, that is all`."""


class SigningUpWords(FileForm):
    """How people sign up whom they name, or say that somebody is to be signed up."""

    verbs: tuple[Text, ...]
    """What stands right before the name: `sign up`."""
    passive: tuple[Text, ...]
    """What stands behind those whom it is said of: `must be registered`."""


class GrowingWords(FileForm):
    """How people say what they want for themselves, or to get better at: `want to be braver`."""

    leads: tuple[Text, ...]
    verbs: tuple[Text, ...]
    """What follows them there; ..."""
    joined: tuple[Text, ...]
    """... and what only looks so, and is a wish to join: `want to be part of it`."""


class CheckingWords(FileForm):
    """How people ask what they have answered, before and after the name of the field."""

    asks: tuple[Text, ...]
    which: tuple[Text, ...]
    """The same where it must be said whose answer it is: `which e-mail did I give?`."""
    right: tuple[Text, ...]
    """What asks it after the name, where there is a question mark: `my e-mail right?`"""
    small: tuple[Text, ...]
    """What else may stand in such a question: `stämmer ... verkligen`."""


class LettingStandWords(FileForm):
    """How people ask that something is not taken away: `don't delete my application`."""

    phrases: tuple[Text, ...]
    things: tuple[Text, ...]


class HavingAppliedWords(FileForm):
    """How people tell that they have applied, or ask whether, in parts."""

    verbs: tuple[Text, ...]
    otherwise: tuple[Text, ...]
    """What says that they have not, or want to: `inte sökt`, `söka`."""
    opens: tuple[Text, ...]
    """Words that such a question begins with: `have`."""
    then_what: tuple[Text, ...]
    """What asks for what comes after that, where nothing need be open or sent."""


class ProcessWords(FileForm):
    """How people ask of applying as such, where no form is open."""

    of: tuple[Text, ...]
    """What such a question is about: an application, a form, applying."""
    asks: Mapping[Name, tuple[Text, ...]]
    """What is asked of it, beside what is asked in a form in the same words."""
    plain: Mapping[Name, tuple[Text, ...]]
    """What asks of it without naming it: `gdpr`."""


class NamingWords(FileForm):
    """How people speak of their answers by the names of the fields, in parts."""

    endings: tuple[Text, ...]
    """What a name may end in besides: `mejlen`."""
    own: tuple[Text, ...]
    """What may stand before a name: `på min`."""
    joints: tuple[Text, ...]
    """What stands between two names: `och`."""
    notices: tuple[Text, ...]
    """What may come first, and say nothing: `jag ser att`."""
    wrong: tuple[Text, ...]
    """What stands before the name of a field whose answer is wrong: `jag skrev fel`; ..."""
    is_wrong: tuple[Text, ...]
    """... and after it: `blev fel`; ..."""
    given: tuple[Text, ...]
    """... with what may stand between: `som jag skrev`."""
    said: tuple[Text, ...]
    """What may stand before it in that case: `jag skrev`."""
    adds: tuple[Text, ...]
    """What stands before the name of a field that is to be filled in: `lägg till`."""
    should: tuple[Text, ...]
    """Between a name and its answer, and nowhere else: `ska vara`."""
    equals: tuple[Text, ...]
    """Between a name and its answer, but also in any other statement: `är`."""
    pronouns: tuple[Text, ...]
    """What may stand before these: `det`."""
    answers: tuple[Text, ...]
    """What an answer is called by its place in the form: `frågan` of `första frågan`."""


class WorkplaceWords(FileForm):
    """By what words a sentence is known to say where somebody works."""

    starts: tuple[Text, ...]
    """What an answer may begin with that is no part of it: `jag jobbar på`."""
    origins: tuple[Text, ...]
    """What stands before it where it is told beside something else: `from the`."""
    leads: tuple[Text, ...]
    ends: tuple[Text, ...]
    """Ends of the last word of a workplace's name: `förvaltningen`."""
    buildings: tuple[Text, ...] = ()
    """Ends of names that are one where they stand alone; anything may be held `in` these."""
    stops: tuple[Text, ...]
    """Words that stand in no such name."""
    known: tuple[Text, ...] = ()
    """Names without such an end."""
    aims: tuple[Text, ...] = ()
    """What a text begins with that is no workplace or title, but what one wants: `att`."""


class BystanderWords(FileForm):
    """By what words people say that they are not the manager whom they ask about."""

    roles: tuple[Text, ...]
    beside: tuple[Text, ...]
    """What they say of themselves beside it: `and I wonder`."""
    reader: tuple[Text, ...]
    """Words by which our answers speak to a manager."""


class TitleWords(FileForm):
    """By what words a sentence is known to say as what somebody works."""

    leads: tuple[Text, ...]
    before: tuple[Text, ...]
    """What may stand before a title as a part of it: `biträdande`."""
    sentences: tuple[Text, ...]
    """What begins a sentence on one's work that is no title."""
    ends: tuple[Text, ...]
    """Ends of a title that must have something before them: `chef`."""
    whole: tuple[Text, ...]


class KnownOnes(FileForm):
    """What stands around that by which a programme is known: `the higher one`."""

    leads: tuple[Text, ...]
    ends: tuple[Text, ...]


class NamedThings(FileForm):
    """How people ask what a thing is called, in parts."""

    leads: tuple[Text, ...]
    """What stands before the thing: `the name of`."""
    things: tuple[Text, ...]
    """What one calls a thing whose name one does not know: `the course`, `the thing`."""
    ends: tuple[Text, ...]
    """What stands behind what is said of it: `called`."""
    otherwise: tuple[Text, ...]
    """What makes it the name of a person that is asked for, or what is needed to become one."""
    described: tuple[Text, ...]
    """The thing, where a clause behind it tells which one it is: `the programme that ...`."""
    joins: tuple[Text, ...]
    """What joins that clause to it."""
    in_clause: tuple[Text, ...]
    """Words of such a clause beside how often, or how long."""
    beside_names: tuple[Text, ...]
    """What stands beside the name of such a thing: `the Spira programme`, ..."""
    name_ends: tuple[Text, ...]
    """... is the end of it in a compound: `Spiraprogrammet`, ..."""
    names_behind: tuple[Text, ...]
    """... or leads to it: `a course called Spira`."""


class ListingWords(FileForm):
    """How people ask for a list of what there is, in parts."""

    asks: tuple[Text, ...]
    """What stands before the kind of things: `which`, `what is there for`."""
    ways: tuple[Text, ...]
    """What stands before what one would like to do, ..."""
    networking: tuple[Text, ...]
    """... which is done at meetings: `how can I get to know other managers`."""
    kinds: Mapping[Literal["training", "meeting", "programme", "any"], tuple[Text, ...]]
    """What such things are called: all of them as programmes, or without a word for them."""
    audiences: Mapping[Audience, tuple[Text, ...]]
    """What those are called for whom they are."""
    like: tuple[Text, ...]
    """What asks for something similar to what was talked of."""
    others: tuple[Text, ...]
    """What asks for the other things of the same kind: `the other ones`; ..."""
    other: tuple[Text, ...]
    """... or does so before a word for them: `the other demands`."""
    small: tuple[Text, ...]
    """What else may stand in such a question without changing it."""


class AmountWords(FileForm):
    """How people speak of a number of things that they take for granted."""

    definite: tuple[Text, ...]
    """What stands before the number: `the`."""
    between: tuple[Text, ...]
    """What may stand behind it: `different`."""
    asking: tuple[Text, ...]
    """How one asks how many there are, and nothing else."""
    many: tuple[Text, ...]
    """What stands right before the things whose number is asked for."""
    existing: tuple[Text, ...]
    """How it begins that there are so many: `are there`."""
    tags: tuple[Text, ...]
    """What may end it: `right`."""
    narrowing: tuple[Text, ...]
    """What stands behind things of which only some are meant: `for new managers`."""


class PremiseWords(FileForm):
    """How people put something as so, and what can be put so, in parts."""

    confirming: tuple[Text, ...]
    """What makes a sentence a question to be answered by yes or no: `isn't it`."""
    tags: tuple[Text, ...]
    """The same where nothing but that is its end: `right?`"""
    copulas: tuple[Text, ...]
    """What such a question begins with."""
    asking: tuple[Text, ...]
    """Words of a question that is for more than yes or no, or for something else: `or`, `how`."""
    requests: tuple[Text, ...]
    """What such a question does not begin with: `can you tell me`."""
    existing: tuple[Text, ...]
    """What it begins with only where nobody is spoken of: not `is there any for directors`."""
    supposing: tuple[Text, ...]
    """What comes before something that is no part of a rule: `if I have been here a year`."""
    acting: tuple[Text, ...]
    """What a body must be said to do, so that it can be so or not: `adopted`."""
    lasting: tuple[Text, ...]
    """Words by which it is put how long something goes on: `takes`, `long`."""
    parts: tuple[Text, ...]
    """Words by which it is asked whether something is a part: `included`, `mentioned`."""
    equating: tuple[Text, ...]
    """What a question begins with that is what something is: `is`, ..."""
    dealing: tuple[Text, ...]
    """... and what makes it one of what it tells: `is it about ...`."""
    singling: tuple[Text, ...]
    """What stands before the one of which something is put: `is it the ambassador who`."""
    others: tuple[Text, ...]
    """What leaves it open which one it is, at the end: `or to another demand`."""
    things: tuple[Text, ...]
    """What a programme may have as a part, although another one has its name: `a mentor`."""
    targeting: tuple[Text, ...]
    """Words by which it is asked whom something is for: `apply to`."""
    subjects: tuple[Text, ...]
    """Somebody else whom a programme speaks of: `must the mentor be ...`."""
    presuming: tuple[Text, ...]
    """What a question begins with that takes something for granted: `why`, `since`."""
    before_bare: tuple[Text, ...]
    """What may stand before a thing that alone is put as so: `by the government?`"""
    concluding: tuple[Text, ...]
    """What something begins with that is taken to follow from an answer: `does that mean`."""
    required: tuple[Text, ...]
    """Words by which a rule is put: `must`; ..."""
    demanding: tuple[Text, ...]
    """... and those that speak of a condition and nothing else: `does it require`."""
    sufficing: tuple[Text, ...]
    """Words by which it is asked whether something meets one: `is it enough`."""
    only: tuple[Text, ...]
    """Words by which all others are left out: `only`, `reserved`."""
    negators: tuple[Text, ...]
    """Words that deny."""
    claims: Mapping[Name, Mapping[Name, tuple[Text, ...]]]
    """What can be put as so, kind by kind, with what each value is called."""
    within: Mapping[Name, Name]
    """Values that are among what another one means: directors are managers."""
    unnamed: tuple[Name, ...]
    """Values that could be meant by what the sources say, but are not named there: deputies."""

    @model_validator(mode="after")
    def known(self) -> Self:
        """What is said of values is said of such as can be put."""
        values = {value for kind in self.claims.values() for value in kind}
        spoken_of = {*self.within, *self.within.values(), *self.unnamed}
        if strange := sorted(spoken_of - values):
            raise ValueError(f"no values of claims: {', '.join(strange)}")
        return self


class Vocabulary(FileForm):
    """Words of a language that the bot understands as such; lists of phrases by meaning."""

    marks: tuple[Text, ...]
    """Function words that tell this language from the others."""
    fillers: tuple[Text, ...]
    """Words that carry no subject: pronouns, small verbs, politeness."""
    question_words: tuple[Text, ...]
    yes: tuple[Text, ...]
    no: tuple[Text, ...]
    unsure: tuple[Text, ...]
    run_on: RunOnWords
    doubting: DoubtingWords
    numbers: Mapping[Text, float]
    months: Mapping[Text, int]
    days: Mapping[Text, int]
    """The days of a month in words: `third of February`."""
    bystanders: BystanderWords
    taken_part: tuple[Text, ...]
    """What says that one is, or has been, in a programme."""
    turning: tuple[Text, ...]
    """Words between an answer and the one that takes its place: `no, wait, yes`."""
    corrections: tuple[Text, ...]
    wishes: tuple[Text, ...]
    requests: tuple[Text, ...]
    """Ways to ask to be put on a list that need nothing more than the name of a programme."""
    joining: tuple[Text, ...]
    applying: tuple[Text, ...]
    """Words for an application that are a wish when little else is said."""
    declining: tuple[Text, ...]
    """How somebody says that they do not want to join: `vill inte söka`."""
    not_wishes: tuple[Text, ...]
    growing: GrowingWords
    speaker: tuple[Text, ...]
    """Words by which a statement is about the one who makes it."""
    telling: tuple[Text, ...]
    """What makes such a statement one of what one thinks, knows or has done, and no wish."""
    ordinals: Mapping[Text, int]
    number_leads: tuple[Text, ...]
    """What stands before the number of a choice: `nr`, `alternativ`."""
    points_told: tuple[Text, ...]
    """What one of the things that an answer lists is called: `the second point`."""
    none_of: tuple[Text, ...]
    """Ways to say that none of the choices is meant."""
    which_of: tuple[Text, ...]
    """What asks which of several it is of which a fact holds."""
    than: tuple[Text, ...]
    """What stands between two things of which one has more of something."""
    best_for: tuple[Text, ...]
    """What asks which of several things serves a purpose best, before that purpose."""
    weighing: Mapping[Literal["for", "against"], tuple[Text, ...]]
    """Ways to ask what speaks for, or against, what was advised."""
    taking: tuple[Text, ...]
    """Ways to take what was advised: `ok, take it`."""
    belonging: tuple[Text, ...]
    """What asks whether one thing counts as another, or is a part of it."""
    either: tuple[Text, ...]
    """What stands between two of which one is asked for."""
    combining: tuple[Text, ...]
    """What asks whether one thing can be had with another, before the name of that."""
    likewise_of_me: Mapping[Literal["yes", "no"], tuple[Text, ...]]
    """What says that a rule just told is met by the speaker, or not: `mine is`."""
    personal: tuple[Text, ...]
    """Questions to the bot for their own sake, by how they begin: `^do you like`."""
    settling: tuple[Text, ...]
    """Ways to ask which one it is after all, of what was advised or compared."""
    going_further: Mapping[Literal["more", "after", "besides", "process"], tuple[Text, ...]]
    """Ways to ask what more there is than was advised, after it, besides it, or how it goes on."""
    picking: PickingWords
    leaving_be: tuple[Text, ...]
    """Ways to leave be what was talked of: `I'll leave it, then`."""
    named_things: NamedThings
    listing: ListingWords
    among: tuple[Text, ...]
    """Words that point at several things listed before, of which one is asked for."""
    all_of: tuple[Text, ...]
    """Between names: all of them are meant."""
    saying: tuple[Text, ...]
    """Verbs for what a document says, and ways to ask whether anything stands in it."""
    documents: Mapping[Name, tuple[Text, ...]]
    """What a document is called without its name, by the article on it: `the policy`."""
    identity_numbers: tuple[Text, ...]
    """What a personal identity number is called beside one that is written wrong."""
    premises: PremiseWords
    amounts: AmountWords
    beyond: tuple[Text, ...]
    """Words that ask for more than the point they stand beside: `what more than law?`."""
    something_else: tuple[Text, ...]
    """Ways to ask, in the middle of a talk, what else there is: for oneself, or for somebody."""
    hesitating: tuple[Text, ...]
    """Words beside a yes that take it back for now: `yes, but wait`."""
    withholding: tuple[Text, ...]
    """Ways to leave out what one is asked for: `I'd rather not give`."""
    own_data: tuple[Text, ...]
    """What somebody speaks of who wants all that is stored of them deleted."""
    finishing: tuple[Text, ...]
    """Ways to say that one has nothing more to answer: `I'm done`."""
    sends: tuple[Text, ...]
    """What asks to send: `go ahead`."""
    praising: tuple[Text, ...]
    """Words that may stand beside that: `great, send it`."""
    sending: tuple[Text, ...]
    """Words beside a yes that say no more than that it is to be sent: `yes, send it off`."""
    indirect: tuple[Text, ...]
    """Beginnings of questions that are none to anybody: `hur man`."""
    generic: tuple[Text, ...]
    """Words for people at large, of whom a question is that is a theme: `man`."""
    rather_not: tuple[Text, ...]
    """Whole messages of who does not want to answer."""
    for_others: tuple[Text, ...]
    """Beginnings of a wish that is for somebody else, before who that is: `sign up my`."""
    signing_up: SigningUpWords
    everything: tuple[Text, ...]
    """What a wish for all that there is says: `sign me up for everything`."""
    surely_others: tuple[Text, ...]
    """Such wishes and questions as a whole: `sign her up`, `hon vill`."""
    with_others: tuple[Text, ...]
    """What shows that a wish is for more than the one who writes: `two seats`."""
    people: tuple[Text, ...]
    """Words for those whom one may want to sign up."""
    dropping: tuple[Text, ...]
    """Ways to ask that a draft is thrown away, before its name."""
    deleting: tuple[Text, ...]
    """Ways to say so where it has just been asked whether to."""
    for_now: tuple[Text, ...]
    """Words with which to leave means to come back."""
    faint_yes: tuple[Text, ...]
    """Words that may be a yes, and may be no more than a nod."""
    nods: tuple[Text, ...]
    """Those of them, and hums, that send nothing either."""
    staying: tuple[Text, ...]
    """What takes back a yes to whether something sent is withdrawn: `yes, I will come`."""
    accepting: tuple[Text, ...]
    """Whole messages that take what was just offered, besides a yes."""
    telling_verbs: tuple[Text, ...]
    """Question words that begin a statement, too, where its subject is left out: `är sjuk`."""
    subjects: tuple[Text, ...]
    """Words right behind them that make it a question after all: `är jag`."""
    going_over: tuple[Text, ...]
    """Ways to go over from one signup to another that is named."""
    one_of: tuple[Text, ...]
    """With names: one of them is."""
    same: tuple[Text, ...]
    """Words by which it is asked whether two are one: `the same thing`."""
    both: tuple[Text, ...]
    """Words for all the things listed before together."""
    known_ones: KnownOnes
    describing: tuple[Text, ...]
    """What a description begins with of one of the things listed before: `the one with`."""
    they: tuple[Text, ...]
    whom: tuple[Text, ...]
    """Questions for somebody to ask: `who can I ask`."""
    office: Mapping[Literal["where", "what", "aspect"], tuple[Text, ...]]
    """What is asked of the office that was just named, by what of it that is."""
    """Words for several things, of which each is asked something."""
    meant_instead: tuple[Text, ...]
    """What stands before the thing that was meant instead."""
    change_verbs: tuple[Text, ...]
    """What a wish to change an answer begins with."""
    remove_verbs: tuple[Text, ...]
    """What a wish to take an answer away begins with."""
    change_to: tuple[Text, ...]
    """What stands between the field and its new answer."""
    sent_things: tuple[Text, ...]
    """What one calls that which one has sent, with the word before it."""
    everywhere: tuple[Text, ...]
    """Words of the subject matter that say nothing by themselves: manager, the city."""
    common: tuple[Text, ...]
    """Words so common that they tell nothing of what is asked about a topic."""
    spoken: Mapping[Text, Text]
    """How people write as they speak, word by word."""
    elsewhere: tuple[Text, ...]
    other_tasks: tuple[Text, ...]
    """Ways to ask the bot for what it does not do, on whatever topic the talk is."""
    clock_questions: tuple[Text, ...]
    """Whole messages that ask which time or day it is now."""
    """Words of other matters that people bring to a municipality, and other municipalities."""
    hostile: tuple[Text, ...]
    """Insults, and attempts to make the bot forget its task."""
    distress: tuple[Text, ...]
    """What a person in need says; a bot must send them on to people."""
    need_of_others: Mapping[
        Literal["signs", "people", "oneself", "together", "wondering", "joining", "being"],
        tuple[Text, ...],
    ]
    """`Burnt out` and other signs of need that may be `an employee`'s and not `my` own; `and I`,
    where both may be, but not `and I wonder`; words that part two statements; and `I am`."""
    overriding: Mapping[Literal["verb", "whose", "rules"], tuple[Text, ...]]
    """`Ignore` + `your` + `instructions`: attempts to make the bot forget its task, in parts."""
    switching: Mapping[Language, tuple[Text, ...]]
    """Words for each language, in this one."""
    negations: tuple[Text, ...]
    """Words that say which one is not meant."""
    denials: tuple[Text, ...]
    """Phrases that rule out what comes after them, wherever they stand: `never mind`."""
    instead: tuple[Text, ...]
    """Words between what is meant and what is not: `rather than`."""
    clause_joiners: tuple[Text, ...]
    """Small words before a clause that may rule something out."""
    contrasts: tuple[Text, ...]
    """Words that end what is not meant and begin what is."""
    denies_nothing: tuple[Text, ...]
    """Words after a negation that rule nothing out: `not only`."""
    alternatives: tuple[Text, ...]
    """Words between two things of which only one is meant."""
    asking_if: tuple[Text, ...]
    """How a question begins that asks whether it is a thing that a description fits: `is it`."""
    relatives: tuple[Text, ...]
    """The words before that description: `that`."""
    others: tuple[Text, ...]
    """Words for a thing that goes with the one that was named: `the other one`."""
    pointers: tuple[Text, ...]
    """Words that point back at what was talked of."""
    joiners: tuple[Text, ...]
    """Words before which one question ends and the next begins."""
    whether: WhetherWords
    presenting: tuple[Text, ...]
    """Words behind what somebody says who they are: `HR partner here.`"""
    openers: tuple[Text, ...]
    """Small words before the words that a question really begins with."""
    opening_questions: tuple[Text, ...]
    """Words that begin another question after a comma."""
    addressing: tuple[Text, ...]
    """Words of a question that is to the bot itself: `can you`, `could we`."""
    oneself: tuple[Text, ...]
    """Words by which speakers mean themselves."""
    comparing: tuple[Text, ...]
    choosing: tuple[Text, ...]
    earlier: Mapping[Name, tuple[Text, ...]]
    """Ways to ask back for the topic before (`previous`), for what stands before this one in a
    list, else was talked of before it (`preceding`), or for the first one (`first`)."""
    small_sayings: tuple[Text, ...]
    """What people say before they ask: `det låter bra`."""
    likewise: tuple[Text, ...]
    """Ways to ask the same of another topic, or to say that another one was meant."""
    why_not: tuple[Text, ...]
    """Asks why, straight after a verdict: `varför inte?`."""
    afterwards: tuple[Text, ...]
    """What stands after another topic's name, to ask the same of it: `mentor då?`."""
    watching: tuple[Text, ...]
    """Ways to ask to be told later."""
    unwatching: tuple[Text, ...]
    """Ways to ask no longer to be told."""
    opening: tuple[Text, ...]
    """Words for that a round opens."""
    offer_answers: Mapping[Literal["accept", "decline"], tuple[Text, ...]]
    """Ways to take an offered seat, or to let it go."""
    returning: tuple[Text, ...]
    """What stands before the word by which somebody returns to a topic."""
    rejecting: tuple[Text, ...]
    """Ways to say that the answer was about the wrong thing."""
    commands: Mapping[Name, tuple[Text, ...]]
    why_asked: tuple[Text, ...]
    """Parts of the question what an answer in a form is needed for."""
    name_leads: tuple[Text, ...]
    """What stands before the name of the person who writes."""
    name_trails: tuple[Text, ...]
    """What stands behind it: `heter jag`."""
    contact_words: tuple[Text, ...]
    """Words that may stand around an e-mail address without meaning anything else."""
    amending: CorrectionWords
    spelling: SpellingWords
    naming: NamingWords
    name_wraps: NameWraps
    without: WithoutWords
    workplaces: WorkplaceWords
    titles: TitleWords
    standing: tuple[Text, ...]
    """Parts of questions how something sent stands: `har jag fått plats`."""
    not_coming: tuple[Text, ...]
    """Ways to say that one does not take part in what one has signed up for after all."""
    went_wrong: tuple[Text, ...]
    """Ways to say that something sent is wrong, or is no longer right."""
    agreeing: tuple[Text, ...]
    """Whole messages that, besides a yes, say of a summary that it is right."""
    not_now: tuple[Text, ...]
    """Whole messages that say not to send it, or not yet."""
    checking: CheckingWords
    as_before: tuple[Text, ...]
    """Parts of the wish to take over what one has written before: `samma som förra gången`."""
    to_come: tuple[Text, ...]
    """What shows that something is told that does not hold yet: `jag blir fast i vår`."""
    nowadays: tuple[Text, ...]
    """What stands behind a workplace or a name that is another one than before: `numera`."""
    no_longer: tuple[Text, ...]
    """What shows that something that was answered does not hold: `I am not ... any more`."""
    unnamed: tuple[Text, ...]
    """Words for answers that one wants to change, without the name of any: `flera saker`."""
    letting_stand: LettingStandWords
    having_applied: HavingAppliedWords
    process_questions: ProcessWords
    other_form: OtherFormWords
    putting_off: PuttingOffWords
    leaving_out: tuple[Text, ...]
    """What stands before the one answer that is not right: `everything except`."""
    as_said: tuple[Text, ...]
    """What shows that somebody repeats what they have said: `like I said`."""
    as_it_was: tuple[Text, ...]
    """Parts of what takes back the wish to change an answer: `no, the name was right`."""
    too: tuple[Text, ...]
    """Words by which somebody wants another thing as well: `the breakfasts too`."""
    and_then: tuple[Text, ...]
    """What stands before what somebody wants once this is done: `send it and then ...`."""
    moving: tuple[Text, ...]
    """Words of a wish to go to another occasion than the one chosen."""
    form_questions: Mapping[Name, tuple[Text, ...]]
    """Parts of questions on the form that is being filled in, by what they ask."""
    loose_commands: Mapping[Name, tuple[Text, ...]]
    """Parts of commands that are understood with such words around them."""
    around: tuple[Text, ...]
    """Words that may stand around a command: `nej, avbryt alltihop tack`."""
    smalltalk: Mapping[Name, tuple[Text, ...]]
