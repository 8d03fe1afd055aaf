using System.Text;
using KvTui.Core.Editing.Yaml;

namespace KvTui.Core.Tests.Editing;

/// <summary>What no reader of YAML takes is found by its place, and of what any takes nothing is said.</summary>
public sealed class YamlReaderTests
{
    /// <summary>Texts that are odd, and YAML all the same.</summary>
    public static TheoryData<string> Odd => new(
        "",
        "\n\n",
        "just a text",
        "several lines\nof a text\n\twith a tab",
        "# a comment\n\t# another\n  # and one more\n",
        "\ufeffa: b\nc: d",
        "a: b\r\nc:\r\n  - d\r\n  - e\r\n\r\nf: |\r\n  g\r\n",
        "a: b\rc: d: e",
        "---\na: b\n---\n- c\n---\ntext\n...\n",
        "%YAML 1.2\n%TAG ! tag:example.com,2000:\n---\na: b\n...\n# end\n%YAML 1.2\n---\nc: d",
        "--- |\n  block\n  of text: with: colons\n",
        "--- >-\nat the margin\n",
        "--- !map\na: b",
        "--- text\n--- 'quoted'\n--- {a: b}\n--- # nothing\n",
        "a: &anchor b\nc: *anchor\n<<: *anchor\n*anchor : d\n",
        "&a a: b\n&c c: !!str d\n!!null : e\n",
        "base: &base\n  x: 1\nother:\n  <<: *base\n  y: !custom/tag {a: b}\n  z: !<tag:yaml.org,2002:str> t\n",
        "a: &x\n  b: c\nd: !tag\n- e\nf: &y\n- g",
        "a: |\n  line: one: two\n    - deeper\n\n  \"open\n  [open\n # a comment that ends it\nb: c",
        "a: |+2\n    two deeper\n  x\n\nb: >-\n  folded\n  text\n\n  more: colons: here\n",
        "a:\n- |\n  text\n- >\n  text\n-\n  - b\n",
        "a: |\n\n\n  after empty lines\n \n  \n\nb: |\nc: >\n\n",
        "a: |  # with a comment\n  #!/bin/sh\n  if [ \"$x\" = '{' ]; then\n  \techo \"it's\"\n  fi\n",
        "? complex key\n: complex value\n? - a\n  - b\n: - c\n  - d\n? |\n  block\n: text\n? no value\n",
        "? {a: b}\n: c\n? [d]\n: e\n?\n- f\n:\n- g\n",
        "\"key: with colon\": a\n'it''s: one': b\n\"esc\\\"aped: \" : c\n? \"k\" \n: v",
        "url: http://example.com:2379/a?b=c#d\ntime: 12:30:45\npath: C:\\temp\\new\nmac: 00:11:22:33:44:55\n",
        "a: b#c\nd: e #c: d: e\nf: #g\n  h\ni: '#'\nj:   # x\n  - k # y: z: z\n",
        "a: {b: c, d: [e, f], \"g\":h, i: {j: k}}\nl: [m, n,]\no: {}\np: []\n",
        "a: {\n  b: c, # comment ]\n\n# at the margin }\n  \"d: e\": f\n}\ng: [\n\th,\ni\n]\n",
        "a: [\"x\", 'y', z \"z\" z, http://x:1/y, a:b, -1, :x, it's, R&D & co]\n",
        "a: [one\n  \"two\", three: four, ? five : six, *x, &y z, !t u, !t \"v\"]\n",
        "[a, b]: c\n{d: e}: f\n[g]: [h]\n",
        "a: \"quoted\n  over lines: and: more\n\n  \\\n  end\"\nb: 'single\n  lines: x'\n\"c\": \"\\x41\\u0041\\/\\t\"\n",
        "a: text that goes on\n  in the next line\n\n  - and the next\n  \"and\" {more}\nb: c",
        "a:\n  text\n   goes on\n  here\nb:\n  - c\n   d\n",
        "- a\n- - b\n  - c\n-   - d\n    - e\n- f: g\n  h: i\n-\n  j: k\n-\n- - - l\n",
        "a:\n- b\n- c: d\n  e: f\ng:\n  - h\n  -\n    i: j\nk:\n",
        "-a: b\n?c: d\n:e: f\n-: g\n--: h\n---i: j\n",
        "a b c: d e f\na.b/c-d_e: x\n1: 2\n~: ~\n\"\": ''\nü: é\n  \n",
        "  a: b\n  c: d\n",
        "key:\tvalue\nother:  \t value\nlist: \t# c\n",
        "- \ta\n-\tb\n",
        "-\ta: b\n  c: d\n",
        "replicas: 2\nimage:\n  repository: \"registry.example/app\"\n  tag: \"\"\nargs: [\"--config\", '/etc/app.conf']\nextra: |\n  {{- if .Values.x }}\n  a: {{ .Values.y }}\n  {{- end }}\nname: '{{ .Release.Name }}'\nnone: {{ .Values.z | default \"b\" }}\n",
        "a: .5\nb: -.inf\nc: 0o14\nd: 2001-12-14t21:59:43.10-05:00\ne: =\nf: <<\ng: -\u00a0x\nh: a - b\ni: a ? b\n",
        "a: 'x'# no comment for some\nb: c",
        "a:\n|\n\nb: c",
        "- &name: x\n  y: z\n- !tag: x\n  y: z",
        "a: b\n%TAG ! tag:example.com,2000:\n--- !c\nd: e\n",
        "a: >\n\n   three\n\n   three\n\n  # two\nb: c\n",
        "{\"a\": 1,\n \"b\": [true, null]}\n",
        "{a: b,\nc: d}\n");

    [Theory]
    [MemberData(nameof(Odd))]
    public void Of_what_is_YAML_nothing_is_said(string text) => Assert.Null(YamlReader.Mistake(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a:\n\tb: c", "line 2, column 1")]
    [InlineData("a:\n  b: c\n \td: e", "line 3, column 2")]
    [InlineData("a: b\n\tc: d", "line 2, column 1")]
    [InlineData("a: b: c", "line 1, column 5")]
    [InlineData("a: b\nc: http://x: y", "line 2, column 12")]
    [InlineData("a: b:\n", "line 1, column 5")]
    [InlineData("ä: ö: c", "line 1, column 5")]
    [InlineData("a: \"b", "line 1, column 4")]
    [InlineData("a: 'b\nc: d\n", "line 1, column 4")]
    [InlineData("a: 'b'c'\n", "line 1, column 7")]
    [InlineData("a: \"b\" c\n", "line 1, column 8")]
    [InlineData("a: \"b\nc: \"d\"\n", "line 2, column 5")]
    [InlineData("a: \"C:\\path\"\n", "line 1, column 7")]
    [InlineData("a: \"b\n---\nc: \"d\n", "line 1, column 4")]
    [InlineData("a: [b, c\nd: e\n", "line 1, column 4")]
    [InlineData("a: [b, {c: d]\n", "line 1, column 13")]
    [InlineData("a: [b]]\n", "line 1, column 7")]
    [InlineData("a: {b: c}}\n", "line 1, column 10")]
    [InlineData("a: ]\n", "line 1, column 4")]
    [InlineData("a: [\"b\" c]\n", "line 1, column 9")]
    [InlineData("a: {\"b\": \"c\" \"d\": e}\n", "line 1, column 14")]
    [InlineData("a: [[b] c]\n", "line 1, column 9")]
    [InlineData("a:\n    b: c\n  d: e\n", "line 3, column 3")]
    [InlineData("a:\n  b: c\n   d: e\n", "line 3, column 4")]
    [InlineData("a: b\n  c: d\n", "line 2, column 3")]
    [InlineData("  a: b\nc: d\n", "line 2, column 1")]
    [InlineData("a: b\n- c\n", "line 2, column 1")]
    [InlineData("- a\nb: c\n", "line 2, column 1")]
    [InlineData("- a: b\n c: d\n", "line 2, column 2")]
    [InlineData("- a: b\n   c: d\n", "line 2, column 4")]
    [InlineData("a:\n  - b\n - c\n", "line 3, column 2")]
    [InlineData("a: - b\n", "line 1, column 4")]
    [InlineData("a: b\nc\nd: e\n", "line 2, column 1")]
    [InlineData("a: b\nc:d\n", "line 2, column 1")]
    [InlineData("a:\nb\n", "line 2, column 1")]
    [InlineData("a: b\n# comment\n  c\n", "line 3, column 3")]
    [InlineData("a: |\n    b\n  c\nd: e\n", "line 3, column 3")]
    [InlineData("a: |x\n  b\n", "line 1, column 5")]
    [InlineData("a: @b\n", "line 1, column 4")]
    [InlineData("a: `b`\n", "line 1, column 4")]
    [InlineData("a: %b\n", "line 1, column 4")]
    [InlineData("a: 'b': c\n", "line 1, column 7")]
    [InlineData("a: [b]: c\n", "line 1, column 7")]
    [InlineData("--- a: b\n", "line 1, column 6")]
    [InlineData("text\nkey: value\n", "line 2, column 1")]
    [InlineData("a: b\r\nc: d\r\n e: f\r\n", "line 3, column 2")]
    public void A_mistake_is_found_by_its_place(string text, string place) => Assert.Equal(place, YamlReader.Mistake(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a: b", false, false)]
    [InlineData("a: b\nc: d", false, true)]
    [InlineData("a:\n- b", false, true)]
    [InlineData("- a\n- b", false, false)]
    [InlineData("a text", false, false)]
    [InlineData("To: you\n\nDear all,\nthere is a line", false, false)]
    [InlineData("a=b\nc=d", false, false)]
    [InlineData("{broken", false, false)]
    [InlineData("a: b", true, true)]
    [InlineData("- a", true, true)]
    [InlineData("", true, true)]
    [InlineData("a: b: c", true, false)]
    [InlineData("metadata:\n{{- if .Values.x }}\n  a: b\n{{- end }}\n", true, false)]
    public void A_value_counts_as_YAML_if_it_is_built_so_or_if_its_name_says_so(string value, bool isNamedSo, bool isYaml) =>
        Assert.Equal(isYaml, YamlReader.IsYaml(Encoding.UTF8.GetBytes(value), isNamedSo));

    [Theory]
    [InlineData("- name: \"server\"\n  ports: [80, 443]\n  text: |\n    some lines: of text\n  note: it goes on\n    in a line\n")]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("'")]
    [InlineData("\"x")]
    [InlineData("? ")]
    [InlineData("a: {b: \"c\", d")]
    [InlineData("a: |\n")]
    [InlineData("!")]
    [InlineData(" x\n")]
    public void No_large_value_is_read_over_and_over(string part)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, 1_400_000 / part.Length)));
        var started = TimeProvider.System.GetTimestamp();
        _ = YamlReader.Mistake(text);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 2);
    }
}
