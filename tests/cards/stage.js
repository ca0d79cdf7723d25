// Draws cards as Teams does: the official renderer, a Markdown processor, and host configurations with Teams' sizes.

const FONT = "'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

const THEMES = {
  light: { page: "#f5f5f5", card: "#ffffff", ink: "#242424", subtle: "#616161", accent: "#5b5fc7", attention: "#b10e1c", good: "#0e700e", warning: "#835c00", emphasis: "#f0f0f0", line: "#d1d1d1" },
  dark: { page: "#1f1f1f", card: "#292929", ink: "#ffffff", subtle: "#adadad", accent: "#9ea2ff", attention: "#f9929e", good: "#92c353", warning: "#f8d22a", emphasis: "#333333", line: "#666666" },
  contrast: { page: "#000000", card: "#000000", ink: "#ffffff", subtle: "#ffffff", accent: "#ffff01", attention: "#ffffff", good: "#ffffff", warning: "#ffffff", emphasis: "#000000", line: "#ffffff" },
};

function hostConfig(theme) {
  const color = (value, subtle) => ({ default: value, subtle: subtle ?? value });
  const foregroundColors = {
    default: color(theme.ink, theme.subtle),
    dark: color(theme.ink, theme.subtle),
    light: color(theme.subtle),
    accent: color(theme.accent),
    attention: color(theme.attention),
    good: color(theme.good),
    warning: color(theme.warning),
  };
  const style = (backgroundColor) => ({ backgroundColor, foregroundColors });
  return {
    supportsInteractivity: true,
    fontFamily: FONT,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.line },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    textStyles: { heading: { size: "large", weight: "bolder" } },
    containerStyles: {
      default: style(theme.card),
      emphasis: style(theme.emphasis),
      accent: style(theme.emphasis),
      good: style(theme.emphasis),
      attention: style(theme.emphasis),
      warning: style(theme.emphasis),
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      showCard: { actionMode: "inline", inlineTopMargin: 16, style: "emphasis" },
      actionsOrientation: "horizontal",
      actionAlignment: "left",
    },
    textBlock: { headingLevel: 2 },
    adaptiveCard: { allowCustomStyle: false },
    factSet: { title: { weight: "bolder", wrap: true }, value: { wrap: true }, spacing: 16 },
  };
}

function styleSheet(theme) {
  return `
    body { margin: 0; padding: 8px; background: ${theme.page}; font-family: ${FONT}; }
    #card { border: 1px solid ${theme.line}; border-radius: 6px; background: ${theme.card}; }
    .ac-adaptiveCard { outline: none; }
    .ac-pushButton { min-height: 32px; max-width: 100%; padding: 5px 12px; border: 1px solid ${theme.line}; border-radius: 4px;
      background: ${theme.card}; color: ${theme.ink}; font: 600 14px ${FONT}; overflow: hidden; text-overflow: ellipsis; cursor: pointer; }
    .ac-selectable { cursor: pointer; }
    :focus { outline: 2px solid ${theme.ink}; }
    a { color: ${theme.accent}; }`;
}

let executed = [];

// Returns what the renderer complained of. `markdown` false is a client without a Markdown processor.
function draw(payload, themeName, markdown) {
  const theme = THEMES[themeName];
  document.documentElement.lang = payload.lang;
  document.head.innerHTML = "<title>Card</title><style></style>";
  document.querySelector("style").textContent = styleSheet(theme);
  const processor = window.markdownit({ html: false, linkify: true });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    if (markdown) {
      result.outputHtml = processor.render(text);
      result.didProcess = true;
    }
  };
  executed = [];
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig(theme));
  card.onExecuteAction = (action) => executed.push(action.toJSON());
  // The renderer checks languages with one global expression and forgets to rewind it: every second card would complain.
  AdaptiveCards.AdaptiveCard.langProperty.regEx.lastIndex = 0;
  const context = new AdaptiveCards.SerializationContext();
  card.parse(payload, context);
  const complaints = [];
  for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
  for (const failure of card.validateProperties().validationEvents) complaints.push(failure.message);
  const element = card.render();
  element.style.boxShadow = "none";
  const main = document.createElement("main");
  main.id = "card";
  main.append(element);
  document.body.replaceChildren(main);
  return complaints;
}

function visibleText() {
  return document.querySelector("#card").innerText;
}

// The renderer makes the card itself the first stop of the Tab key; the next is the first control.
function enter() {
  document.querySelector("#card .ac-adaptiveCard").focus();
}

// Elements that stick out of the page to the right, and elements whose text is cut off.
function overflowing() {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll("#card *")]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5)
    .map((element) => `${element.className}: ${element.textContent.slice(0, 60)}`);
}

// Nothing that is read may be cut off; `buttons` false forgives buttons, whose titles Teams may shorten.
function clipped(buttons) {
  return [...document.querySelectorAll("#card *")]
    .filter((element) => buttons || !element.closest("button"))
    .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
    .map((element) => `${element.tagName} ${element.textContent.slice(0, 80)}`);
}

function controls() {
  return [...document.querySelectorAll("#card button, #card a, #card [role=button], #card [tabindex='0']")].filter(
    (element) => !element.classList.contains("ac-adaptiveCard") && !element.closest(".ac-input"),
  );
}

function names() {
  return controls().map((element) => (element.getAttribute("aria-label") || element.textContent).trim());
}

function focused() {
  return controls().indexOf(document.activeElement);
}
