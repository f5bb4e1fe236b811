"""Writes src/test/resources/chat-templates.json: templates in the manner of the instruct checkpoints of each family, and what
transformers' own renderer makes of them. Needs transformers==4.55.4.

    python make_chat_templates.py
"""

import json
from pathlib import Path

from transformers.utils.chat_template_utils import _compile_jinja_template

OUT = Path(__file__).resolve().parent.parent / "resources" / "chat-templates.json"

TURN = [dict(role="user", content="Hi there")]
SYSTEM = [dict(role="system", content=" Be brief. \n")] + TURN
LONG = SYSTEM + [dict(role="assistant", content="<think>\nhm\n</think>\n\nHello!"), dict(role="user", content="  And 'now'? \u00e9\n")]
REPEATED = TURN + TURN

CONVERSATIONS = {
    "chatml": """{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}{{ '<|im_start|>system
Be kind.<|im_end|>
' }}{% endif %}{{'<|im_start|>' + message['role'] + '
' + message['content'] + '<|im_end|>' + '
'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant
' }}{% endif %}""",
    "inst": """{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}{% set system_message = messages[0]['content'] %}
{% elif not '<<SYS>>' in messages[0]['content'] %}{% set loop_messages = messages %}{% set system_message = false %}{% endif %}
{% for message in loop_messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}
{{ raise_exception('roles must alternate') }}{% endif %}
{% if loop.index0 == 0 and system_message != false %}{% set content = '<<SYS>>\\n' + system_message + '\\n<</SYS>>\\n\\n' + message['content'] %}
{% else %}{% set content = message['content'] %}{% endif %}
{% if message['role'] == 'user' %}{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}
{% elif message['role'] == 'assistant' %}{{ ' ' + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}
""",
    "headers": """{{- bos_token }}
{%- if not date_string is defined %}
    {%- if strftime_now is defined %}
        {%- set date_string = strftime_now("%d %b %Y") %}
    {%- else %}
        {%- set date_string = "26 Jul 2024" %}
    {%- endif %}
{%- endif %}

{#- a comment that takes the whitespace around it along -#}
{%- if messages[0]['role'] == 'system' %}
    {%- set system_message = messages[0]['content'] | trim %}
    {%- set messages = messages[1:] %}
{%- else %}
    {%- set system_message = "" %}
{%- endif %}
{{- "<|start_header_id|>system<|end_header_id|>\\n\\n" }}
{{- "Today Date: " + date_string + "\\n\\n" }}
{{- system_message }}
{%- if tools is not none and tools | length > 0 %}
    {{- "Environment: ipython\\n" }}
{%- endif %}
{{- "<|eot_id|>" }}
{%- for message in messages %}
    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}
        {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n'+ message['content'] | trim + '<|eot_id|>' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
{%- endif %}
""",
    "thinking": """{%- set ns = namespace(searching=true, last=messages|length - 1) %}
{%- for message in messages[::-1] %}
    {%- set index = (messages|length - 1) - loop.index0 %}
    {%- if ns.searching and message.role == "user" and message.content is string and not(message.content.startswith('<r>') and message.content.endswith('</r>')) %}
        {%- set ns.searching = false %}
        {%- set ns.last = index %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- if message.content is string %}{%- set content = message.content %}{%- else %}{%- set content = '' %}{%- endif %}
    {%- if (message.role == "user") or (message.role == "system" and loop.first) %}
        {{- '<|im_start|>' + message.role + '\\n' + content + '<|im_end|>' + '\\n' }}
    {%- elif message.role == "assistant" %}
        {%- set thought = '' %}
        {%- if message.thought is string %}
            {%- set thought = message.thought %}
        {%- elif '</think>' in content %}
            {%- set thought = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last or loop.last or (not loop.last and thought) %}
            {{- '<|im_start|>' ~ message.role ~ '\\n<think>\\n' ~ thought.strip('\\n') ~ '\\n</think>\\n\\n' ~ content.lstrip('\\n') }}
        {%- else %}
            {{- '<|im_start|>' + message.role + '\\n' + content }}
        {%- endif %}
        {{- '<|im_end|>\\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
    {%- if enable_thinking is defined and enable_thinking is false %}
        {{- '<think>\\n\\n</think>\\n\\n' }}
    {%- endif %}
{%- endif %}""",
    "alternating": """{%- set today = "2024-01-01" %}
{%- set standard = "You are helpful.\\
Today is " + today + ".\\
\\
When unsure (e.g. \\"Where?\\") say so." %}

{{- bos_token }}

{%- if messages[0]["role"] == "system" %}
    {%- set system_message = messages[0]["content"] %}
    {%- set rest = messages[1:] %}
{%- else %}
    {%- set system_message = standard %}
    {%- set rest = messages %}
{%- endif %}
{%- set user_messages = rest | selectattr("role", "equalto", "user") | list %}
{%- set kept = [] %}
{%- for m in rest %}
    {%- if m["role"] not in ["tool", "results"] and not m.get("tool_calls") %}
        {%- set kept = kept + [m] %}
    {%- endif %}
{%- endfor %}
{%- for message in rest | rejectattr("role", "equalto", "system") %}
    {%- if (message["role"] == "user") != (loop.index0 % 2 == 0) %}
        {{- raise_exception("roles must alternate") }}
    {%- endif %}
{%- endfor %}
{{- kept|length }}
{%- for message in rest %}
    {%- if message["role"] == "user" %}
        {%- if loop.last and message == user_messages[-1] %}{{- "[S]" + system_message + "[/S]" }}{% endif %}
        {{- "[INST] " + message["content"] + "[/INST]" }}
    {%- else %}
        {{- " " + message["content"]|trim + eos_token}}
    {%- endif %}
{%- endfor %}
""",
    "macros": """{%- macro turn(message, mark='*', upper=false) -%}
  {{ mark }}{{ message.role | upper if upper else message.role | title }}: {{ message.content | replace('\\n', ' ') | trim }}
{% endmacro -%}
{% for m in messages if m.role != 'system' -%}
{{ turn(m, upper=loop.first) }}
{%- if loop.last %}|{{ loop.length }}|{{ loop.revindex }}{% else %}{{ loop.nextitem.role }}
{% endif %}
{% else %}
nobody
{% endfor %}
{% set block %}  kept
{{ messages | map(attribute='role') | join(', ') }}{% endset %}
   {% if block %}
[{{ block }}]
   {% endif %}
{% generation %}x{% endgeneration %}
{% for a, b in {'k': 1, 'l': 2}.items() %}{{ a }}={{ b }};{% endfor %}
{% for i in range(10) %}{% if i == 2 %}{% continue %}{% endif %}{% if i > 4 %}{% break %}{% endif %}{{ i }}{% endfor %}
""",
}

# one value each
EXPRESSIONS = [
    "1 + 2 * 3 - 4 // 3 % 2", "7 / 2", "-7 // 2", "-7 % 3", "2.5 + 1", "'a' ~ 1 ~ none ~ true", "'ab' * 3", "1 == 1.0",
    "not true or true and false", "not x is defined", "x is defined and x", "x", "x | default('d')", "'' | default('d', true)",
    "none is none", "'a' in 'cat', 'a' not in ['b'], 'k' in {'k': 1}", "1 < 2 and 2 >= 2 and 'a' < 'b'", "(1, 2)[1]",
    "[1, 'two', none, true, {'a': [1.5]}]", "{'a': 'it\\'s', \"b\": \"x\\ny\"} | tojson", "[1, {'a': []}, {}] | tojson(indent=2)",
    "'<a href=\"x\">\\u00e9' | tojson", "'hello'[1:3], 'hello'[::-1], 'hello'[-2:], 'hello'[10:]", "[1,2,3,4][::2], [1,2,3][:-1], [1,2,3][5:1:-1]",
    "' x '.strip() ~ '|' ~ 'xxay'.lstrip('x') ~ '|' ~ 'ab--'.rstrip('-')", "'a,b,,c'.split(',')", "' a  b '.split()", "'a,b,c'.split(',', 1)",
    "'abc'.startswith('ab'), 'abc'.endswith(('x', 'bc'))", "'o\\'neil mc-donald'.title(), 'hELLO wORLD'.capitalize()", "'hi there' | title",
    "'a-b-c'.replace('-', '+'), 'abcabc'.count('bc'), 'abc'.find('c'), 'abc'.find('x')", "'-'.join(['a', 'b'])",
    "{'a': 1}.get('b', 2), {'a': 1}.get('a'), {'a': 1}.get('z')", "{'a': 1, 'b': 2}.keys() | list, {'a': 1}.values() | list",
    "[3, 1, 3] | unique | list", "[1, 2, 3] | first, [1, 2, 3] | last, 'abc' | last", "['a', 'b'] | map('upper') | join('+')",
    "[0, 1, '', 'x'] | select | list, [1, 2, 3] | reject('odd') | list", "'12' | int + 1, 'x' | int, 3.9 | int",
    "'a\\nb\\n\\nc' | indent(2)", "'a\\nb' | indent(width=3, first=true)", "'abc' | length, {'a': 1} | length", "'x' if false", "'x' if false else 'y' if true else 'z'",
    "range(3) | list, range(5, 1, -2) | list", "3 is odd, 4 is divisibleby 2, 'a' is string, {} is mapping, [] is iterable, 1 is number, 1.0 is integer",
    "'b' is in ['a', 'b'], 1 is not none, 'A' is upper", "'a' 'b'", "1 if x else 2", "namespace(a=1).a", "dict(a=1, b=2)", "{'items': 3}['items']",
    "[[1, 2], [3]] | length, [[1, 2]][0][1]", "'\\t|\\\\|\\'|\\x41|\\u00e9|\\q'", "'abc'.upper()[0] ~ 'ABC'.lower()[0]", "('a')", "- 3 + 5", "5 | string ~ 'x'",
    "'Line one\\nline two'.splitlines()", "(1,)", "[] or 'empty'", "'a' and 'b'", "messages is defined", "true is true, 1 is true, none is false", "'x'.isdigit(), '12'.isdigit()",
]

# whitespace, line by line
LAYOUT = [
    "a\n   {{ 1 }}\n\t{{ 2 }}\nb", "  {{ 1 }}",
    "a\n  {% if true %}\n  b\n  {% endif %}\nc\n", "a {%- if true -%} b {%- endif -%} c", "x {{ 1 }}\ny", "x {{- 1 -}} \n y", "  {# c #}\nz\n", "a\n\n{% if true +%}\nb{% endif %}",
    "  {%+ if true %}a{% endif %}", "a\n{% set x = 1 %}\n\n{{ x }}\n\n", "{{ '{{' }} {{ \"%}\" }}", "a {% if true %} b {% endif %}\nc", "{{ {'a': {'b': 1}}['a']['b'] }}", "a\r\nb",
]


def render(template, messages, add_generation_prompt):
    compiled = _compile_jinja_template(template)
    try:
        return dict(expected=compiled.render(messages=messages, tools=None, documents=None, bos_token="<s>", eos_token="</s>",
                                             add_generation_prompt=add_generation_prompt, date_string="1 Jan 2025"))
    except Exception as error:
        return dict(error=str(error))


cases = []
for name, template in CONVERSATIONS.items():
    for messages in (TURN, SYSTEM, LONG, REPEATED):
        for prompt in (True, False):
            cases.append(dict(name=name, template=template, messages=messages, prompt=prompt, **render(template, messages, prompt)))
for expression in EXPRESSIONS:
    template = "{{ " + expression + " }}"
    cases.append(dict(name="expression", template=template, messages=TURN, prompt=False, **render(template, TURN, False)))
for template in LAYOUT:
    cases.append(dict(name="layout", template=template, messages=TURN, prompt=False, **render(template, TURN, False)))
OUT.write_text(json.dumps(cases, indent=0) + "\n")
errors = [c for c in cases if "error" in c]
print(len(cases), "cases,", len(errors), "errors:", {(c["name"], c["template"][:40] if c["name"] == "expression" else "", c["error"]) for c in errors})
