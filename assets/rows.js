/* The list view's order; dash-ag-grid finds it by this name. */
"use strict";
window.dashAgGridFunctions = window.dashAgGridFunctions || {};
window.dashAgGridFunctions.byDate = (a, b, rowA, rowB) => rowA.data.place - rowB.data.place;
