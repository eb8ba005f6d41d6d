/** The parts of a .docx that do not hang on what stands in it: relations and styles. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packed = 'http://schemas.openxmlformats.org/package/2006';
const part = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const contentTypes = (hasHeader: boolean): string =>
  `<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/word/document.xml" ContentType="${part}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${part}.styles+xml"/>` +
  `${hasHeader ? `<Override PartName="/word/header1.xml" ContentType="${part}.header+xml"/>` : ''}</Types>`;

export const rootRelations = `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`;

export const relations = (hasHeader: boolean): string =>
  `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>` +
  `${hasHeader ? `<Relationship Id="rId2" Type="${office}/header" Target="header1.xml"/>` : ''}</Relationships>`;

export const headerPart = (content: string): string => `<w:hdr xmlns:w="${main}">${content}</w:hdr>`;

/** Fonts that Chinese offices have, with what stands in for them elsewhere; sizes in half points. */
const font = (eastAsia: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${eastAsia}"/>`;
const style = (id: string, name: string, paragraph: string, look: string, based = 'Normal'): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;
const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>`;

export const styles =
  `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${font('仿宋')}<w:sz w:val="24"/><w:szCs w:val="24"/>` +
  '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
  '<w:pPr><w:spacing w:line="380" w:lineRule="atLeast"/><w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/></w:pPr></w:style>' +
  style(
    'Title',
    'Title',
    '<w:spacing w:after="60" w:line="560" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
    `${font('黑体')}<w:b/><w:color w:val="C00000"/><w:sz w:val="44"/>`,
  ) +
  style(
    'Masthead',
    'Masthead',
    `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="C00000"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9298"/></w:tabs><w:spacing w:after="120"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>`,
    font('楷体'),
  ) +
  style(
    'Heading1',
    'heading 1',
    '<w:keepNext/><w:spacing w:before="100" w:after="20"/><w:outlineLvl w:val="0"/>',
    `${font('黑体')}<w:b/>`,
  ) +
  style(
    'Note',
    'Note',
    '<w:spacing w:before="40" w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/>',
    '<w:color w:val="595959"/><w:sz w:val="16"/>',
  ) +
  style(
    'Mark',
    'Mark',
    '<w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
    '<w:b/><w:color w:val="8C3A0C"/><w:sz w:val="20"/>',
  ) +
  style(
    'Cell',
    'Cell',
    '<w:spacing w:line="250" w:lineRule="atLeast"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>',
    `${font('宋体')}<w:sz w:val="18"/>`,
  ) +
  '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>' +
  `${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')}</w:tblBorders>` +
  '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>';
