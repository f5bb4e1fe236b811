"""Verbs of headlines."""

from tidewire_training.tasks.told import stem

# Verbs of headlines, by stem; what comes after an s, ed or ing is cut before looking.
VERBS = frozenset(
    """accept accus acquir act add adopt advanc agre aid aim air allow amend announc appeal appear appl appoint approv arraign arrest arriv ask
    assist attack attend avoid award back ban bar becom beat begin begin bid block boost bring build call cancel captur cast caus celebrat
    challeng chang charg cite clear clos collaps collect com command commend commit compet complet concern conclud condemn conduct confess
    confirm congratulat consider continu contribut convict cosponsor creat criticis criticiz cut deal declar declin decreas defeat defend delay deliver
    demand den deni denounc deploy deport describ designat detain develop die direct disclos dismiss disrupt dominat donat drop earn eas elect embezzl emerg
    enact encourag end endors enforc enjoin ensur enter establish evacuat examin exceed execut expand expect explod explor expos express extend extradit face fac fail
    fall fight fil find fin fir flee focus forc forfeit form free fund gain get giv go grant grow guilt halt hail head hear held help highlight hir hit hold honor
    honour host identif impos improv includ increas indict injur inspect install introduc invest investigat invit issu join jump keep kick kidnap kill
    land launch lead leav lift lik list lobb los maintain mak manufactur mark meet mov nam negotiat nominat obtain offer open oppos order oust overtak overturn
    own participat partner pass pay pick plan play plead pled plummet post prais present press prevent probe produc promis promot propos prosecut protect
    protest provid pull push put question quit rais ratif reach reaffirm receiv recognis recogniz recommend record recover reduc refus reject releas remain remov renew repeal
    replac report request requir rescu resign resolv restor retir return reveal revis ris rul run sai say sanction sav scor secur see seek seiz sell send sent sentenc serv set settl
    shar shoot shut sign sink slam slow speak sponsor spread stab stag start steal step stop strengthen strik submit sue su support suppress surg surrend suspect
    suspend take tak target teach tell test testif threaten top toughen tour trad transfer travel tri unseal unveil updat upgrad uphold upheld urg us use vandali veto victimi
    visit vote vot vow want warn welcom win withdraw won wound work writ admit admitt allegedl convict extend found took made met won sold set hit led gave told shot dies
    remember complain combat""".split()
)
NOUNS = frozenset(  # more often nouns than verbs of a headline, in this form
    """visit travel award awards trade test tests use report reports move call calls increase record release list plan plans offer address aid attack attacks
    ban bar benefit benefits bid charge charges claim cost date deal decline delay drop end face fall fear fight fire form fund funds grant grants help hold
    issue issues lead level march mark move name need order orders own pay pick place play position post press probe promise protest raise rule rules run sale
    score set share shares show sign slow speed spread stage start state step strike support surge target tax threat top tour transfer trial vote work works service
    services record records leave partner partners transfers increases sponsor sponsors host plans address appeal appeals attempt head heads interest design
    release releases access found press form forms remain question questions manufacture acquisitions award travel listing free open""".split()
)
AUX = {"is", "are", "was", "were", "be", "will", "to", "has", "have", "would", "could", "may", "must", "can", "should"}


def is_verb(word: str) -> bool:
    return word in VERBS or stem(word) in VERBS or stem(word).rstrip("e") in VERBS
